import { jpeg } from '../support/images.ts'
import { type Answer, neededQuery, takesImages } from '../support/openapi.ts'
import type { Call } from '../support/tenantry.ts'
import type { AimedSlots } from './aims.ts'
import type { Credential } from './credentials.ts'
import type { DocumentedOperation } from './documented-operations.ts'
import type { Slot } from './id-slots.ts'
import { type JsonSchema, minimalBody } from './json-schema.ts'
import type { Place } from './places.ts'
import type { World } from './world.ts'

/** Names no row: a kind of program that everybody may ask about. */
const KNOWN_PROGRAM = 'codex'

interface Request extends Call {
  readonly method: string
  readonly url: string
}

const setAt = (body: Record<string, unknown>, path: string, value: unknown): void => {
  const [key = '', ...rest] = path.split('.')
  if (rest.length === 0) {
    body[key] = value
    return
  }
  const inner = (body[key] ?? {}) as Record<string, unknown>
  body[key] = inner
  setAt(inner, rest.join('.'), value)
}

/** Writes a call down: the smallest body that fits, the credential's headers, and the ids where they belong. */
export const requestFor = (
  { dialect, method, path, operation }: DocumentedOperation,
  { slots, first, second }: AimedSlots,
  places: { readonly first: Place | undefined; readonly second: Place | undefined },
  credential: Pick<Credential, 'headers'>,
): Request => {
  const schema = takesImages(operation)
    ? undefined
    : Object.values(operation.requestBody?.content ?? {})[0]?.schema
  const body = schema && minimalBody(schema as JsonSchema)
  const isList = ({ name }: Slot): boolean =>
    (schema as JsonSchema | undefined)?.properties?.[name]?.type === 'array'
  const headers = credential.headers(dialect)
  let url = `${path.replace('{agent}', KNOWN_PROGRAM)}${neededQuery(operation)}`
  const put = (slot: Slot, place: Place): void => {
    const text = place.spell(dialect, slot.noun)
    if (slot.in === 'path') url = url.replace(`{${slot.name}}`, encodeURIComponent(text))
    if (slot.in === 'header') headers[slot.name] = text
    if (slot.in === 'query') url += `${url.includes('?') ? '&' : '?'}${slot.name}=${encodeURIComponent(text)}`
    if (slot.in === 'body' && body !== undefined) setAt(body, slot.name, isList(slot) ? [text] : text)
  }
  for (const slot of slots) {
    const isInside = second !== undefined && slot.noun === second.noun
    const place = slot === first ? places.first : isInside ? places.second : undefined
    if (place !== undefined) put(slot, place)
  }
  return {
    ...{ method, url, headers },
    ...(body !== undefined && { body }),
    ...(takesImages(operation) && { raw: jpeg() }),
  }
}

/** Sends a call of the matrix. */
export const send = ({ tenantry }: World, { method, url, ...call }: Request): Promise<Answer> =>
  tenantry.call(method, url, call)
