import type { Refusals } from './dialect.ts'
import { REST_STATUS } from './rest-status.ts'

/** The refusals of our own APIs, the operator's and the devices': `{error: {code, message, field?}}`, with the code of docs/errors.md. */
export const codedRefusals: Refusals = {
  error: ({ kind, code, message, field }, _request, reply) =>
    reply.code(REST_STATUS[kind]).send({ error: { code, message, ...(field !== undefined && { field }) } }),
  noRoute: ({ status }, reply) =>
    reply.code(status).send({
      error:
        status === 404
          ? { code: 'request.no_such_path', message: 'Not found' }
          : { code: 'request.method_not_allowed', message: 'Method not allowed' },
    }),
}
