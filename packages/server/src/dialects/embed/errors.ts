import type { Refusals } from '../../http/dialect.ts'
import type { Kind } from '../../kernel/errors.ts'

const STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  limit: 429,
  too_large: 413,
  precondition: 422,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<Kind, number>

/** `{statusCode, message}`, as in every error table of the embed guide. */
export const embedRefusals: Refusals = {
  error: (error, _request, reply) => {
    const statusCode = STATUS[error.kind]
    return reply.code(statusCode).send({ statusCode, message: error.message })
  },
  noRoute: ({ status }, reply) =>
    reply
      .code(status)
      .send({ statusCode: status, message: status === 404 ? 'Not found' : 'Method not allowed' }),
}
