import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, STATUS_CODES } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { assertCaller } from '../domain/credential/index.ts'
import { DomainError } from '../kernel/errors.ts'
import type { RequestId } from '../kernel/ids.ts'
import {
  answerOf,
  Upstream,
  type UpstreamRequest,
  type UpstreamTimes,
  upstreamFailure,
} from './call-upstream.ts'
import type { Gatehouse } from './caller.ts'
import { callerHeaders, upstreamHeaders } from './forwarded-headers.ts'
import { hasBody } from './has-body.ts'
import { limitBodyTime } from './limit-body-time.ts'
import { watchOwnPrefixes } from './own-prefixes.ts'
import { REST_STATUS } from './rest-status.ts'
import { toDomainError } from './to-domain-error.ts'
import { admitToUpstream } from './upstream-caller.ts'
import { upstreamPath } from './upstream-path.ts'

export interface PassThroughOptions {
  readonly gatehouse: Gatehouse
  readonly upstream: { readonly base: URL; readonly times: UpstreamTimes } | undefined
  /** How long a body may take that is not passed on, in milliseconds. */
  readonly bodyMs: number
}

/** How often a call that lasts is asked again whether its credential still stands. */
const READMIT_MS = 400
/** How long calls may go on once the server is to stop. */
const GRACE_MS = 3_000

/** Methods of which another try does no harm. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

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

/** What the upstream is asked: the caller's request with this server's word in place of their credential. */
const requestFor = async (
  { domain }: Gatehouse,
  upstream: Upstream,
  request: FastifyRequest,
  principal: Parameters<typeof assertCaller>[1],
  path: string,
): Promise<UpstreamRequest> => {
  const requestId = request.id as RequestId
  const assertion = await assertCaller(domain, principal, { audience: upstream.base.origin, requestId })
  const { host, protocol } = new URL(domain.policy.publicUrl)
  const headers = upstreamHeaders(request.raw, {
    host: upstream.base.host,
    'x-tenantry-assertion': assertion.reveal(),
    'x-request-id': requestId,
    'x-forwarded-for': request.ip,
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol.slice(0, -1),
  })
  const { method } = request
  return { method, path, headers, reuses: SAFE.has(method) && !hasBody(request.raw) }
}

/** Calls that are under way; whoever stops the server ends those that do not end by themselves. */
type OpenCalls = Set<() => void>

/** Ends a call when its caller is gone, their credential has ended, or the server stops. */
const endWithCaller = (
  open: OpenCalls,
  request: FastifyRequest,
  reply: FastifyReply,
  end: (why: unknown) => void,
): void => {
  const stop = () => end(new DomainError('server.unavailable', 'The server is shutting down'))
  open.add(stop)
  const watch = setInterval(() => {
    request.readmit?.().catch((error: unknown) => {
      const { kind } = toDomainError(error)
      // A database out of reach says nothing about the credential.
      if (kind !== 'unavailable' && kind !== 'internal') end(error)
    })
  }, READMIT_MS)
  reply.raw.once('close', () => {
    clearInterval(watch)
    open.delete(stop)
    if (!reply.raw.writableFinished) end(undefined)
  })
}

/** Begins a call; where a kept connection turns out dead, once more on a new one. */
const begin = async (
  upstream: Upstream,
  asked: UpstreamRequest,
  send: (call: ClientRequest) => void,
): Promise<{ readonly call: ClientRequest; readonly answer: IncomingMessage }> => {
  const call = upstream.open(asked)
  send(call)
  try {
    return { call, answer: await answerOf(call) }
  } catch (error) {
    const dead = error instanceof DomainError && error.code === 'upstream.unreachable' && call.reusedSocket
    if (!dead || !asked.reuses) throw error
    return begin(upstream, { ...asked, reuses: false }, send)
  }
}

const sendAnswer = (reply: FastifyReply, answer: IncomingMessage): Promise<unknown> => {
  const { raw } = reply
  const headers = callerHeaders(answer, reply.getHeaders())
  try {
    raw.writeHead(answer.statusCode ?? 502, answer.statusMessage, headers)
  } catch (cause) {
    answer.destroy()
    throw upstreamFailure(cause)
  }
  void reply.hijack()
  raw.flushHeaders()
  // Half an answer must not look whole.
  answer.once('error', () => raw.destroy())
  answer.pipe(raw)
  return once(raw, 'close')
}

const pass = async (
  { gatehouse, bodyMs }: PassThroughOptions,
  upstream: Upstream,
  open: OpenCalls,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> => {
  let current: ClientRequest | undefined
  let ended: { readonly why: unknown } | undefined
  try {
    if (request.method === 'TRACE')
      throw new DomainError('request.malformed', 'TRACE would show what only the upstream may see')
    const path = upstreamPath(upstream.base, request.originalUrl)
    const principal = await admitToUpstream(gatehouse, request, reply)
    const asked = await requestFor(gatehouse, upstream, request, principal, path)
    if (reply.raw.destroyed) return
    endWithCaller(open, request, reply, (why) => {
      ended ??= { why }
      current?.destroy()
      if (reply.raw.headersSent) reply.raw.destroy()
    })
    const { call, answer } = await begin(upstream, asked, (next) => {
      current = next
      if (asked.reuses) next.end()
      else request.raw.pipe(next)
      if (ended !== undefined) next.destroy()
    })
    // An answer may come before the upstream has read all; what is left then is for nobody.
    answer.once('close', () => {
      if (call.writableFinished) return
      request.raw.unpipe(call)
      call.destroy()
    })
    await sendAnswer(reply, answer)
    if (!reply.raw.writableFinished)
      request.log.info({ requestId: request.id, route: 'upstream' }, 'cut short')
    limitBodyTime(request.raw, bodyMs)
  } catch (error) {
    request.raw.unpipe()
    limitBodyTime(request.raw, bodyMs)
    request.raw.resume()
    if (!reply.sent && !reply.raw.destroyed) refuse(ended?.why ?? error, request, reply)
  }
}

/** Ends what does not end by itself when the server is closed. */
const stopWithServer = (app: FastifyInstance, upstream: Upstream, open: OpenCalls): void => {
  app.addHook('preClose', (done) => {
    const timer = setTimeout(() => {
      for (const end of [...open]) end()
    }, GRACE_MS)
    app.server.once('close', () => {
      clearTimeout(timer)
      upstream.close()
    })
    done()
  })
}

/**
 * Passes calls that no dialect owns to the vendor's product, with the caller's credential replaced by a signed word of
 * who they are. It works before bodies are read, so that they stream. Without an upstream it says that there is none.
 */
export const passThrough = (app: FastifyInstance, options: PassThroughOptions): void => {
  const isOwn = watchOwnPrefixes(app)
  const upstream = options.upstream && new Upstream(options.upstream.base, options.upstream.times)
  const open: OpenCalls = new Set()
  if (upstream !== undefined) stopWithServer(app, upstream, open)
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
