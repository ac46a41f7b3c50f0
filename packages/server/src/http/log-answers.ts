import type { FastifyInstance, FastifyRequest } from 'fastify'
import { routeName } from './request.ts'

/** What a log line says of the caller: ids, never a credential. */
const callerFields = ({ caller, trace }: FastifyRequest): object => ({
  ...(caller !== undefined &&
    'partnerId' in caller && { partner: caller.partnerId, credential: caller.credentialId }),
  ...(trace?.actedOn !== undefined && { actedOn: trace.actedOn }),
})

/** Logs one line for each answer. The hook takes a callback, since an async one costs every request a turn of the loop. */
export const logAnswers = (app: FastifyInstance): void => {
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        requestId: request.id,
        method: request.method,
        route: routeName(request),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        address: request.ip,
        ...callerFields(request),
      },
      'request',
    )
    done()
  })
}
