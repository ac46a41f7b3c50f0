import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '../kernel/errors.ts'
import { toDomainError } from './to-domain-error.ts'

/** How often a call that lasts is asked again whether its credential still stands. */
const READMIT_MS = 400
/** How long calls may go on once the server is to stop. */
const GRACE_MS = 3_000

/** Calls to the upstream that are under way. */
export class OpenCalls {
  readonly #stops = new Set<() => void>()

  /** Ends a call when its caller is gone (for no reason to tell), their credential has ended, or the server stops. */
  watch(request: FastifyRequest, reply: FastifyReply, end: (why?: unknown) => void): void {
    const stop = () => end(new DomainError('server.unavailable', 'The server is shutting down'))
    this.#stops.add(stop)
    const readmission = setInterval(() => {
      request.readmit?.().catch((error: unknown) => {
        const { kind } = toDomainError(error)
        // A database out of reach says nothing about the credential.
        if (kind !== 'unavailable' && kind !== 'internal') end(error)
      })
    }, READMIT_MS)
    reply.raw.once('close', () => {
      clearInterval(readmission)
      this.#stops.delete(stop)
      if (!reply.raw.writableFinished) end()
    })
  }

  /** Ends what does not end by itself when the server is closed. */
  stopWith(app: FastifyInstance): void {
    app.addHook('preClose', (done) => {
      const timer = setTimeout(() => {
        for (const stop of [...this.#stops]) stop()
      }, GRACE_MS)
      app.server.once('close', () => clearTimeout(timer))
      done()
    })
  }
}
