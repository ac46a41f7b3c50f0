import type { Refusals } from '../../http/dialect.ts'
import { REST_STATUS } from '../../http/rest-status.ts'

/** `{statusCode, message}`, as in every error table of the embed guide. */
export const embedRefusals: Refusals = {
  error: (error, _request, reply) => {
    const statusCode = REST_STATUS[error.kind]
    return reply.code(statusCode).send({ statusCode, message: error.message })
  },
  noRoute: ({ status }, reply) =>
    reply
      .code(status)
      .send({ statusCode: status, message: status === 404 ? 'Not found' : 'Method not allowed' }),
}
