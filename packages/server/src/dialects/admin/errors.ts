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

/** `{error: {code, message, field?}}`, with the code of docs/errors.md. */
export const adminRefusals: Refusals = {
  error: ({ kind, code, message, field }, _request, reply) =>
    reply.code(STATUS[kind]).send({ error: { code, message, ...(field !== undefined && { field }) } }),
  noRoute: ({ status }, reply) =>
    reply.code(status).send({
      error:
        status === 404
          ? { code: 'request.no_such_path', message: 'Not found' }
          : { code: 'request.method_not_allowed', message: 'Method not allowed' },
    }),
}
