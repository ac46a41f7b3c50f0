import type { DialectName } from './operation.ts'

/** What went wrong, in words that are the same in every dialect. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'gone'
  | 'limit'
  | 'too_large'
  | 'precondition'
  | 'unavailable'
  | 'internal'
  /** A fleet endpoint answered 200 and said in its error trio that it did nothing. */
  | 'refused'
  /** No answer came: the network, or nobody listens there. */
  | 'unreachable'
  /** The time of the call was over. */
  | 'timeout'
  /** An answer that no Tenantry server gives. */
  | 'unexpected'

interface ErrorDetails {
  readonly kind: ErrorKind
  readonly dialect: DialectName
  readonly operation: string
  readonly status?: number | undefined
  readonly code?: string | undefined
  readonly field?: string | undefined
  readonly requestId?: string | undefined
  readonly retryAfterSeconds?: number | undefined
}

/** Every failure of a call, but for an abort by the caller's own signal. It never holds a key. */
export class TenantryError extends Error {
  override readonly name = 'TenantryError'
  readonly kind: ErrorKind
  readonly dialect: DialectName
  /** The `operationId` of the call. */
  readonly operation: string
  /** The HTTP status, where an answer came. */
  readonly status: number | undefined
  /** The dialect's own word for it: `error.code` of admin, `error.type` of broker, `responseStatus` of fleet. */
  readonly code: string | undefined
  /** The input at fault, where the server names it apart from the message. */
  readonly field: string | undefined
  /** Names this request in the server's log. */
  readonly requestId: string | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(message: string, details: ErrorDetails) {
    super(message)
    this.kind = details.kind
    this.dialect = details.dialect
    this.operation = details.operation
    this.status = details.status
    this.code = details.code
    this.field = details.field
    this.requestId = details.requestId
    this.retryAfterSeconds = details.retryAfterSeconds
  }
}
