import { once } from 'node:events'
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '../kernel/errors.ts'
import { answerOf, type Upstream, type UpstreamRequest, upstreamFailure } from './call-upstream.ts'
import { callerHeaders } from './forwarded-headers.ts'
import type { OpenCalls } from './open-calls.ts'

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

/**
 * Sends a request's body to the upstream and its answer to the caller, and resolves once the caller's connection is
 * done with it. Rejects where there is no answer to send: with `upstream.unreachable`, `upstream.timed_out` or what
 * ended the call before.
 */
export const relayCall = async (
  upstream: Upstream,
  open: OpenCalls,
  asked: UpstreamRequest,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> => {
  let current: ClientRequest | undefined
  let ended: { readonly why: unknown } | undefined
  open.watch(request, reply, (why) => {
    ended ??= { why }
    current?.destroy()
    if (reply.raw.headersSent) reply.raw.destroy()
  })
  try {
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
  } catch (error) {
    throw ended?.why ?? error
  }
}
