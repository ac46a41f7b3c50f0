import { invalidField } from '../../kernel/errors.ts'
import { type Id, parseRuuid, parseUuid, toRuuid } from '../../kernel/ids.ts'

/** Reads `lastEvaluatedKey`, which a page gave; throws for any other text. */
export const pageKeyOf = <I extends Id<string>>(key: string | undefined): I | undefined => {
  if (key === undefined) return undefined
  const id = parseRuuid<I>(key)
  if (id === undefined) throw invalidField('lastEvaluatedKey', 'is not one that a page gave')
  return id
}

/** `lastEvaluatedKey` while more pages follow. */
export const nextKey = (next: string | undefined): { lastEvaluatedKey?: string } => {
  const id = parseUuid(next)
  return id === undefined ? {} : { lastEvaluatedKey: toRuuid(id) }
}
