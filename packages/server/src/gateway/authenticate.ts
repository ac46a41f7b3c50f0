import type { IncomingMessage } from 'node:http'
import { type Known, type Refusal, refusal, type TokenKey, tokenKey } from '../domain/egress/index.ts'
import type { RateLimits } from '../http/rate-limits.ts'
import { DomainError } from '../kernel/errors.ts'
import { recentlyUsed } from '../kernel/recently-used.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { identify, wrongCredential } from './identify.ts'
import { proxyTokens } from './proxy-credential.ts'

const ADDRESSES_MAX = 10_000
const LEAST_SECONDS = 60

const throttled = (retryAfterSeconds: number): Refusal =>
  refusal('rate_limited', 'Too many wrong credentials came from this address.', {
    ...{ retryAfterSeconds, mayRetry: true },
  })

/** Finds out who speaks to the proxy, by the credential for it; wrong ones are counted by address. */
export class Authentication {
  readonly #parts: GatewayParts
  readonly #rateLimits: RateLimits
  /** When an address that had too many wrong ones may try others again. */
  readonly #until = recentlyUsed<string, number>(ADDRESSES_MAX)

  constructor(parts: GatewayParts, rateLimits: RateLimits) {
    this.#parts = parts
    this.#rateLimits = rateLimits
  }

  async authenticate(
    request: IncomingMessage,
  ): Promise<{ readonly token: TokenKey; readonly known: Known } | Refusal> {
    const given = request.headers['proxy-authorization']
    const address = request.socket.remoteAddress ?? ''
    const [token] = proxyTokens(given).flatMap((text) => tokenKey(text) ?? [])
    const waiting = this.#refuseUnseen(token, address)
    if (waiting !== undefined) return waiting
    const found = token === undefined ? { refusal: wrongCredential() } : await identify(this.#parts, token)
    if ('known' in found && token !== undefined) return { token, known: found.known }
    const why = 'refusal' in found ? found.refusal : wrongCredential()
    const isWrong = why.error === 'proxy_authentication_required' && given !== undefined
    return isWrong ? this.#countFailure(address, why) : why
  }

  /** Nobody looks up in the database whatever such an address makes up; agents that are known by now pass. */
  #refuseUnseen(token: TokenKey | undefined, address: string): Refusal | undefined {
    const seconds = ((this.#until.get(address) ?? 0) - this.#parts.domain.now().getTime()) / 1_000
    if (seconds <= 0 || token === undefined) return undefined
    return this.#parts.pictures.peek(token) === undefined ? throttled(Math.ceil(seconds)) : undefined
  }

  async #countFailure(address: string, why: Refusal): Promise<Refusal> {
    try {
      await this.#rateLimits.countFailedAuthentication(address)
      return why
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'limit') return why
      const { retryAfterSeconds = LEAST_SECONDS } = error
      this.#until.set(address, this.#parts.domain.now().getTime() + retryAfterSeconds * 1_000)
      return throttled(retryAfterSeconds)
    }
  }
}
