import type { DialectName } from './operation.ts'
import type { ErrorKind } from './tenantry-error.ts'

/** What a dialect says when it says no. */
export interface Refusal {
  readonly message?: string | undefined
  readonly code?: string | undefined
  readonly field?: string | undefined
}

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const readFleet = (body: Fields): Refusal => {
  if (body['error'] === true) return { message: text(body['errorMsg']), code: text(body['responseStatus']) }
  if (body['authenticationFailed'] === true)
    return { message: 'The credential is missing or does not fit x-auth-scheme' }
  // The sentence is in `error`, but for refusals that carry a bare reason phrase there.
  return { message: text('status' in body ? body['msg'] : body['error']) }
}

const readInEnvelope = (body: Fields): Refusal => {
  const error = body['error']
  if (typeof error === 'string') return { message: error }
  const { message, code, type, field } = fieldsOf(error)
  return { message: text(message), code: text(code) ?? text(type), field: text(field) }
}

const READERS = {
  fleet: readFleet,
  embed: (body) => ({ message: text(body['message']) }),
  broker: readInEnvelope,
  admin: readInEnvelope,
  device: readInEnvelope,
} as const satisfies Record<DialectName, (body: Fields) => Refusal>

export const readRefusal = (dialect: DialectName, body: unknown): Refusal => READERS[dialect](fieldsOf(body))

const KIND_BY_STATUS: Readonly<Record<number, ErrorKind>> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  410: 'gone',
  413: 'too_large',
  422: 'precondition',
  429: 'limit',
  500: 'internal',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
}

export const kindOfStatus = (status: number): ErrorKind =>
  KIND_BY_STATUS[status] ?? (status >= 500 ? 'internal' : 'unexpected')

/** Whether a fleet answer of success reports a failure in its error trio. */
export const isFailedTrio = (dialect: DialectName, body: unknown): boolean =>
  dialect === 'fleet' && fieldsOf(body)['error'] === true
