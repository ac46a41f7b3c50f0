import type { FastifyInstance } from 'fastify'

/** Asks again who calls, once a body was read: whose credential ended while it was on its way is no longer let in. */
export const readmitCallers = (scope: FastifyInstance): void => {
  scope.addHook('preValidation', async (request) => {
    if (request.readmit !== undefined && request.body !== undefined) request.caller = await request.readmit()
  })
}
