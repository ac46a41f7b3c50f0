import { STATUS_CODES } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '../kernel/errors.ts'
import { Upstream, type UpstreamTimes } from './call-upstream.ts'
import type { Gatehouse } from './caller.ts'
import { limitBodyTime } from './limit-body-time.ts'
import { OpenCalls } from './open-calls.ts'
import { watchOwnPrefixes } from './own-prefixes.ts'
import { relayCall } from './relay-call.ts'
import { REST_STATUS } from './rest-status.ts'
import { toDomainError } from './to-domain-error.ts'
import { admitToUpstream } from './upstream-caller.ts'
import { upstreamPath } from './upstream-path.ts'
import { upstreamRequest } from './upstream-request.ts'

export interface PassThroughOptions {
  readonly gatehouse: Gatehouse
  readonly upstream: { readonly base: URL; readonly times: UpstreamTimes } | undefined
  /** How long a body may take that is not passed on, in milliseconds. */
  readonly bodyMs: number
}

const statusOf = (error: DomainError): number =>
  ({ 'upstream.unreachable': 502, 'upstream.timed_out': 504 })[error.code as string] ??
  REST_STATUS[error.kind]

const refuse = (cause: unknown, request: FastifyRequest, reply: FastifyReply): void => {
  const error = toDomainError(cause)
  const status = statusOf(error)
  if (status >= 500) request.log.error({ requestId: request.id, err: error }, 'failed')
  if (error.retryAfterSeconds !== undefined) void reply.header('retry-after', error.retryAfterSeconds)
  void reply.code(status).send({ error: STATUS_CODES[status], message: error.message })
}

const pass = async (
  { gatehouse, bodyMs }: PassThroughOptions,
  upstream: Upstream,
  open: OpenCalls,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> => {
  try {
    if (request.method === 'TRACE')
      throw new DomainError('request.malformed', 'TRACE would show what only the upstream may see')
    const path = upstreamPath(upstream.base, request.originalUrl)
    const principal = await admitToUpstream(gatehouse, request, reply)
    const asked = await upstreamRequest(gatehouse, upstream.base, request, principal, path)
    if (reply.raw.destroyed) return
    await relayCall(upstream, open, asked, request, reply)
    if (!reply.raw.writableFinished)
      request.log.info({ requestId: request.id, route: 'upstream' }, 'cut short')
    limitBodyTime(request.raw, bodyMs)
  } catch (error) {
    request.raw.unpipe()
    limitBodyTime(request.raw, bodyMs)
    request.raw.resume()
    if (!reply.sent && !reply.raw.destroyed) refuse(error, request, reply)
  }
}

/**
 * Passes calls that no dialect owns to the vendor's product, with the caller's credential replaced by a signed word of
 * who they are. It works before bodies are read, so that they stream. Without an upstream it says that there is none.
 */
export const passThrough = (app: FastifyInstance, options: PassThroughOptions): void => {
  const isOwn = watchOwnPrefixes(app)
  const upstream = options.upstream && new Upstream(options.upstream.base, options.upstream.times)
  const open = new OpenCalls()
  if (upstream !== undefined) {
    open.stopWith(app)
    app.server.once('close', () => upstream.close())
  }
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.is404 || isOwn(request.url)) {
      if (upstream !== undefined) limitBodyTime(request.raw, options.bodyMs)
      return done()
    }
    if (upstream !== undefined) {
      request.passedOn = true
      return void pass(options, upstream, open, request, reply)
    }
    const none = 'No dialect owns this path, and no upstream is set that it could be passed to'
    refuse(new DomainError('upstream.not_set', none), request, reply)
  })
}
