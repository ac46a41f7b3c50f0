import type { IncomingMessage } from 'node:http'
import { type Known, type Refusal, refusal, type TokenKey, tokenKey } from '../domain/egress/index.ts'
import type { RateLimits } from '../http/rate-limits.ts'
import { DomainError } from '../kernel/errors.ts'
import { recentlyUsed } from '../kernel/recently-used.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { identify, wrongCredential } from './identify.ts'
import { proxyTokens } from './proxy-credential.ts'

const ADDRESSES_MAX = 10_000
/** Whoever shares an address with somebody who keeps failing gets in by these, a little later. */
const LOOK_UPS_PER_SECOND = 5
const LEAST_SECONDS = 60

interface Throttled {
  readonly untilMs: number
  second: number
  lookUps: number
}

const throttled = (retryAfterSeconds: number): Refusal =>
  refusal('rate_limited', 'Too many wrong credentials came from this address.', {
    ...{ retryAfterSeconds, mayRetry: true },
  })

/** Finds out who speaks to the proxy, by the credential for it; wrong ones are counted by address. */
export class Authentication {
  readonly #parts: GatewayParts
  readonly #rateLimits: RateLimits
  /** Addresses that had too many wrong ones, and since when they have been looked up for again. */
  readonly #throttled = recentlyUsed<string, Throttled>(ADDRESSES_MAX)

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

  /** Few of what such an address makes up are looked up in the database; agents that have been seen pass. */
  #refuseUnseen(token: TokenKey | undefined, address: string): Refusal | undefined {
    const known = this.#throttled.get(address)
    const nowMs = this.#parts.domain.now().getTime()
    if (known === undefined || token === undefined || nowMs >= known.untilMs) return undefined
    if (this.#parts.pictures.hasSeen(token)) return undefined
    const second = Math.floor(nowMs / 1_000)
    if (known.second !== second) Object.assign(known, { second, lookUps: 0 })
    return ++known.lookUps > LOOK_UPS_PER_SECOND ? throttled(1) : undefined
  }

  async #countFailure(address: string, why: Refusal): Promise<Refusal> {
    try {
      await this.#rateLimits.countFailedAuthentication(address)
      return why
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'limit') return why
      const { retryAfterSeconds = LEAST_SECONDS } = error
      const untilMs = this.#parts.domain.now().getTime() + retryAfterSeconds * 1_000
      this.#throttled.set(address, { ...{ second: 0, lookUps: 0 }, ...this.#throttled.get(address), untilMs })
      return throttled(retryAfterSeconds)
    }
  }
}
