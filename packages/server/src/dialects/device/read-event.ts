import { fieldsOfKind, type ToldOccurrence } from '../../domain/telemetry/index.ts'
import { invalidField } from '../../kernel/errors.ts'
import { parseMoment } from '../../kernel/moment.ts'
import { Secret } from '../../kernel/secret.ts'
import type { SentEvent } from './report-schemas.ts'

/** Reads a moment of a report. */
export const momentOf = (field: string, text: string): Date => {
  const at = parseMoment(text)
  if (at === undefined) throw invalidField(field, 'must be a date and time of RFC 3339')
  return at
}

/** An event in the domain's words: the fields of its kind and no others. */
export const readEvent = (event: SentEvent, index: number): ToldOccurrence => {
  const { type: kind, at } = event
  const fields = Object.entries(fieldsOfKind(kind)).flatMap(([name, { is }]) => {
    const value = event[name]
    if (value === undefined) return []
    return [[name, is === 'secret' ? new Secret(String(value)) : value] as const]
  })
  // The schema has checked what the domain checks once more.
  return { kind, at: momentOf(`events[${index}].at`, at), data: Object.fromEntries(fields) } as ToldOccurrence
}
