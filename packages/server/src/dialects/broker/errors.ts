import type { Refusals } from '../../http/dialect.ts'
import type { DomainError, Kind } from '../../kernel/errors.ts'

const ANSWER = {
  invalid: { status: 400, type: 'invalid_request_error' },
  unauthenticated: { status: 401, type: 'authentication_error' },
  forbidden: { status: 403, type: 'permission_error' },
  not_found: { status: 404, type: 'not_found_error' },
  conflict: { status: 409, type: 'conflict_error' },
  gone: { status: 410, type: 'gone_error' },
  limit: { status: 429, type: 'rate_limit_error' },
  too_large: { status: 413, type: 'invalid_request_error' },
  precondition: { status: 422, type: 'idempotency_error' },
  unavailable: { status: 503, type: 'api_error' },
  internal: { status: 500, type: 'api_error' },
} as const satisfies Record<Kind, { status: number; type: string }>

/** The route's own validation answers flat, everything behind it in an envelope (OpenAPI, `Error`). */
const bodyOf = (error: DomainError): object =>
  error.code === 'request.malformed' || error.code === 'request.too_large'
    ? { error: error.message }
    : { error: { message: error.message, type: ANSWER[error.kind].type } }

export const brokerRefusals: Refusals = {
  error: (error, _request, reply) => reply.code(ANSWER[error.kind].status).send(bodyOf(error)),
  noRoute: ({ status }, reply) =>
    reply.code(status).send({
      error:
        status === 404
          ? { message: 'Not found', type: 'not_found_error' }
          : { message: 'Method not allowed', type: 'invalid_request_error' },
    }),
}
