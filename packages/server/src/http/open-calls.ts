import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TenantPrincipal } from '../domain/principal.ts'
import { DomainError } from '../kernel/errors.ts'
import type { CredentialId, OrgId, PartnerId } from '../kernel/ids.ts'
import { Tally } from './tally.ts'
import { toDomainError } from './to-domain-error.ts'

/** How often a call that lasts is asked again whether its credential still stands. */
const READMIT_MS = 400
/** How long calls may go on once the server is to stop. */
const GRACE_MS = 3_000

/** Calls that may be under way on one node at a time: they may last for as long as something of them moves. */
export const OPEN_CALLS_PER_CREDENTIAL_MAX = 100
export const OPEN_CALLS_PER_PARTNER_MAX = 500
const RETRY_SECONDS = 5

/** By whom calls are counted besides by their credential: an organization that has left its partner is on its own. */
const ownerOf = (principal: TenantPrincipal): PartnerId | OrgId =>
  principal.kind !== 'partner' && principal.detached === true ? principal.orgId : principal.partnerId

const tooMany = (): DomainError =>
  new DomainError('upstream.too_many', 'Too many open calls', { retryAfterSeconds: RETRY_SECONDS })

/** Calls to the upstream that are under way. */
export class OpenCalls {
  readonly #stops = new Set<() => void>()
  readonly #byCredential = new Tally<CredentialId>()
  readonly #byOwner = new Tally<PartnerId | OrgId>()

  /**
   * Takes a place for a call; the answer gives it back. Throws `upstream.too_many` where the credential or its partner has
   * no place left.
   */
  takePlace(principal: TenantPrincipal): () => void {
    const { credentialId } = principal
    const owner = ownerOf(principal)
    if (this.#byCredential.of(credentialId) >= OPEN_CALLS_PER_CREDENTIAL_MAX) throw tooMany()
    if (this.#byOwner.of(owner) >= OPEN_CALLS_PER_PARTNER_MAX) throw tooMany()
    const count = (more: 1 | -1): void => {
      this.#byCredential.add(credentialId, more)
      this.#byOwner.add(owner, more)
    }
    count(1)
    return () => count(-1)
  }

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
