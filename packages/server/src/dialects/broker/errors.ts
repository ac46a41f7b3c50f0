import type { Refusals } from '../../http/dialect.ts'
import { REST_STATUS } from '../../http/rest-status.ts'
import type { DomainError, ErrorCode, Kind } from '../../kernel/errors.ts'

const TYPE = {
  invalid: 'invalid_request_error',
  unauthenticated: 'authentication_error',
  forbidden: 'permission_error',
  not_found: 'not_found_error',
  conflict: 'conflict_error',
  gone: 'gone_error',
  limit: 'rate_limit_error',
  too_large: 'invalid_request_error',
  precondition: 'idempotency_error',
  unavailable: 'api_error',
  internal: 'api_error',
} as const satisfies Record<Kind, string>

/** What the gateway's own calls say in one word, which their clients compare. */
const WORDS: Partial<Record<ErrorCode, string>> = {
  'approval.not_found': 'approval_not_found',
  'approval.expired': 'approval_expired',
}

const FLAT: readonly ErrorCode[] = ['request.malformed', 'request.too_large', 'approval.malformed_decision']

/** The route's own validation answers flat, everything behind it in an envelope (OpenAPI, `Error`). */
const bodyOf = (error: DomainError): object => {
  const word = WORDS[error.code]
  if (word !== undefined) return { error: word }
  return FLAT.includes(error.code)
    ? { error: error.message }
    : { error: { message: error.message, type: TYPE[error.kind] } }
}

/** The command line reads nothing but a flat text. */
export const flatErrors: Refusals['error'] = (error, _request, reply) =>
  reply.code(REST_STATUS[error.kind]).send({ error: WORDS[error.code] ?? error.message })

export const brokerRefusals: Refusals = {
  error: (error, _request, reply) => reply.code(REST_STATUS[error.kind]).send(bodyOf(error)),
  noRoute: ({ status }, reply) =>
    reply.code(status).send({
      error:
        status === 404
          ? { message: 'Not found', type: TYPE.not_found }
          : { message: 'Method not allowed', type: TYPE.invalid },
    }),
}
