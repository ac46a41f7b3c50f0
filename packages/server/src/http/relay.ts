import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AssertedCaller } from '../domain/credential/index.ts'
import { DomainError } from '../kernel/errors.ts'
import { Upstream, type UpstreamTimes } from './call-upstream.ts'
import type { Gatehouse } from './caller.ts'
import { limitBodyTime } from './limit-body-time.ts'
import { OpenCalls } from './open-calls.ts'
import { relayCall } from './relay-call.ts'
import { upstreamPath } from './upstream-path.ts'
import { upstreamRequest } from './upstream-request.ts'

export interface RelayOptions {
  readonly base: URL
  readonly times: UpstreamTimes
  /** How long a body may take that is not passed on, in milliseconds. */
  readonly bodyMs: number
}

/** Lets the caller of a request in, or throws what refuses them. */
type Admission = (request: FastifyRequest, reply: FastifyReply) => Promise<AssertedCaller>

/**
 * The way to the vendor's product: requests go there with the caller's credential replaced by a signed word of who they
 * are, before bodies are read, so that they stream.
 */
export class Relay {
  readonly #gatehouse: Gatehouse
  readonly #upstream: Upstream
  readonly #bodyMs: number
  readonly #open = new OpenCalls()

  constructor(gatehouse: Gatehouse, { base, times, bodyMs }: RelayOptions) {
    this.#gatehouse = gatehouse
    this.#upstream = new Upstream(base, times)
    this.#bodyMs = bodyMs
  }

  /** Ends what is under way, and lets go of the upstream, when the server is closed. */
  stopWith(app: FastifyInstance): void {
    this.#open.stopWith(app)
    app.server.once('close', () => this.#upstream.close())
  }

  /** Passes a request on once its caller was let in. Where that comes to nothing, `refuse` is told why. */
  async pass(
    request: FastifyRequest,
    reply: FastifyReply,
    admit: Admission,
    refuse: (cause: unknown) => void,
  ): Promise<void> {
    request.passedOn = true
    try {
      await this.#pass(request, reply, admit)
      limitBodyTime(request.raw, this.#bodyMs)
    } catch (error) {
      request.raw.unpipe()
      limitBodyTime(request.raw, this.#bodyMs)
      request.raw.resume()
      if (!reply.sent && !reply.raw.destroyed) refuse(error)
    }
  }

  async #pass(request: FastifyRequest, reply: FastifyReply, admit: Admission): Promise<void> {
    if (request.method === 'TRACE')
      throw new DomainError('request.malformed', 'TRACE would show what only the upstream may see')
    const { base } = this.#upstream
    const path = upstreamPath(base, request.originalUrl)
    const caller = await admit(request, reply)
    if (reply.raw.destroyed) return
    reply.raw.once('close', this.#open.takePlace(caller.principal))
    const asked = await upstreamRequest(this.#gatehouse, base, request, caller, path)
    if (reply.raw.destroyed) return
    await relayCall(this.#upstream, this.#open, asked, request, reply)
    if (!reply.raw.writableFinished)
      request.log.info({ requestId: request.id, route: 'upstream' }, 'cut short')
  }
}
