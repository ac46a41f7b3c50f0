import { STATUS_CODES } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '../kernel/errors.ts'
import type { Gatehouse } from './caller.ts'
import { limitBodyTime } from './limit-body-time.ts'
import { watchOwnPrefixes } from './own-prefixes.ts'
import type { Relay } from './relay.ts'
import { REST_STATUS } from './rest-status.ts'
import { toDomainError } from './to-domain-error.ts'
import { admitToUpstream } from './upstream-caller.ts'
import { UPSTREAM_STATUS } from './upstream-status.ts'

export interface PassThroughOptions {
  readonly gatehouse: Gatehouse
  readonly relay: Relay | undefined
  /** How long a body may take that is not passed on, in milliseconds. */
  readonly bodyMs: number
}

const refuse = (cause: unknown, request: FastifyRequest, reply: FastifyReply): void => {
  const error = toDomainError(cause)
  const status = UPSTREAM_STATUS[error.code] ?? REST_STATUS[error.kind]
  if (status >= 500) request.log.error({ requestId: request.id, err: error }, 'failed')
  if (error.retryAfterSeconds !== undefined) void reply.header('retry-after', error.retryAfterSeconds)
  void reply.code(status).send({ error: STATUS_CODES[status], message: error.message })
}

/**
 * Passes calls on paths that are nobody's here to the vendor's product. It works before bodies are read, so that they
 * stream. Without an upstream it says that there is none.
 */
export const passThrough = (app: FastifyInstance, { gatehouse, relay, bodyMs }: PassThroughOptions): void => {
  const isOwn = watchOwnPrefixes(app)
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.is404 || isOwn(request.url)) {
      const passesOn = request.routeOptions.config.passesOn?.(request.url) ?? false
      if (relay !== undefined && !passesOn) limitBodyTime(request.raw, bodyMs)
      return done()
    }
    if (relay !== undefined) {
      const admit = async () => ({ principal: await admitToUpstream(gatehouse, request, reply) })
      return void relay.pass(request, reply, admit, (cause) => refuse(cause, request, reply))
    }
    const none = 'No dialect owns this path, and no upstream is set that it could be passed to'
    refuse(new DomainError('upstream.not_set', none), request, reply)
  })
}
