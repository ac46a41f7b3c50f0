import type { NamedOperation } from './operation.ts'
import { isFailedTrio, kindOfStatus, readRefusal } from './read-refusal.ts'
import type { Settings } from './settings.ts'
import { TenantryError } from './tenantry-error.ts'

/** An answer whose body has arrived. */
export interface Arrived {
  readonly response: Response
  readonly text: string
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `Retry-After` as seconds from now, whichever of its two forms it has. */
const retryAfterSecondsOf = ({ headers }: Response, nowMs: number): number | undefined => {
  const value = headers.get('retry-after')?.trim() ?? ''
  if (/^\d{1,9}$/.test(value)) return Number(value)
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - nowMs) / 1000))
}

// A proxy on the way may repeat what it was sent.
const withoutKeys = (text: string, { key, operatorKey }: Settings): string =>
  [key, operatorKey].reduce<string>(
    (clean, secret) => (secret === undefined ? clean : clean.replaceAll(secret, '[key]')),
    text,
  )

const refusal = (settings: Settings, { dialect, name }: NamedOperation, { response, text }: Arrived) => {
  const { status } = response
  const body = parseJson(withoutKeys(text, settings))
  const { message, code, field } = readRefusal(dialect, body)
  return new TenantryError(message ?? `The server answered ${status} ${response.statusText}`.trimEnd(), {
    kind: response.ok ? 'refused' : kindOfStatus(status),
    dialect,
    operation: name,
    status,
    code,
    field,
    requestId: response.headers.get('x-request-id') ?? undefined,
    retryAfterSeconds: retryAfterSecondsOf(response, settings.clock.now()),
  })
}

/** What is no JSON and meant to be none. */
const TEXT_TYPES = ['application/x-ndjson', 'application/x-pem-file', 'text/markdown'] as const

const isText = ({ headers }: Response): boolean =>
  TEXT_TYPES.some((type) => headers.get('content-type')?.startsWith(type) === true)

/** The result that an answer holds; throws what it refuses. */
export const readAnswer = (settings: Settings, named: NamedOperation, arrived: Arrived): unknown => {
  const { response, text } = arrived
  if (!response.ok) throw refusal(settings, named, arrived)
  if (response.status === 204) return undefined
  if (isText(response)) return text
  const body = parseJson(text)
  if (body === undefined) {
    throw new TenantryError('The answer is not JSON; is this a Tenantry server?', {
      kind: 'unexpected',
      dialect: named.dialect,
      operation: named.name,
      status: response.status,
      requestId: response.headers.get('x-request-id') ?? undefined,
    })
  }
  if (isFailedTrio(named.dialect, body)) throw refusal(settings, named, arrived)
  return body
}
