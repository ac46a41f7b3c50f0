import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { Standing } from '../domain/credential/index.ts'
import type { Person } from '../domain/person.ts'
import type { DevicePrincipal, PartnerPrincipal, TenantPrincipal } from '../domain/principal.ts'
import { networkOf } from '../kernel/address.ts'
import { DomainError } from '../kernel/errors.ts'
import type { OAuthClientId, OrgId } from '../kernel/ids.ts'
import type { Count, Counter, CountStore } from './counter.ts'

export type DialectName = 'fleet' | 'embed' | 'broker' | 'admin' | 'device'
/** What a partner's requests are counted by: the dialects, and what is served beside them. */
export type Bucket = DialectName | 'upstream' | 'oauth' | 'media' | 'websocket'

/** Requests a minute: per partner and bucket, and per organization for its own credentials. */
export interface RateLimitPolicy {
  readonly perMinute: Readonly<Record<Bucket, number>>
  readonly orgPerMinute: number
  readonly devicePerMinute: number
  readonly failedAuthenticationsMax: number
  /** Applications that one address may register in five minutes: nobody is asked who they are. */
  readonly registrationsMax: number
}

export const RATE_LIMIT_POLICY: RateLimitPolicy = {
  perMinute: {
    embed: 100,
    fleet: 600,
    broker: 600,
    admin: 600,
    device: 600,
    upstream: 600,
    oauth: 600,
    media: 3_000,
    websocket: 600,
  },
  orgPerMinute: 600,
  devicePerMinute: 120,
  failedAuthenticationsMax: 50,
  registrationsMax: 20,
}

const WINDOW_SECONDS = 60
/** Embed guide, "Security properties". */
const LOGIN_LINKS_PER_MINUTE = 30
/** A page loads its widget once; an address may stand for an office. */
const WIDGET_LOADS_PER_MINUTE = 600
const FAILURE_WINDOW_SECONDS = 300

/** What an address is counted by where it fails; kept in the clear, until the window ends. */
const addressOf = (address: string): string => `address:${networkOf(address)}`

/** The account that is tried, whether there is one or not; what is kept of it names nobody. */
const accountOf = (email: string): string =>
  `account:${createHash('sha256').update(email.trim().toLowerCase()).digest('base64url')}`

const secondsLeft = ({ msBeforeNext }: Count): number => Math.max(1, Math.ceil(msBeforeNext / 1000))

const requireWithin = (
  limit: number,
  count: Count,
  code: 'request.rate_limited' | 'credential.throttled',
  message: string,
): void => {
  if (count.consumedPoints > limit)
    throw new DomainError(code, message, { retryAfterSeconds: secondsLeft(count) })
}

/** Says in the answer's headers what is left of a bucket (RateLimit header fields for HTTP). */
const tell = (reply: FastifyReply, name: string, limit: number, count: Count): void => {
  const remaining = Math.max(0, limit - count.consumedPoints)
  void reply.header('RateLimit-Policy', `"${name}";q=${limit};w=${WINDOW_SECONDS}`)
  void reply.header('RateLimit', `"${name}";r=${remaining};t=${secondsLeft(count)}`)
}

/** Counts what callers do and refuses what is too much, per partner and bucket, address and account. */
export class RateLimits {
  readonly #policy: RateLimitPolicy
  readonly #counts: CountStore
  readonly #requests: Counter
  readonly #failures: Counter

  constructor(policy: RateLimitPolicy, counts: CountStore) {
    this.#policy = policy
    this.#counts = counts
    this.#requests = counts.counter('requests', WINDOW_SECONDS)
    this.#failures = counts.counter('failures', FAILURE_WINDOW_SECONDS)
  }

  /** Whether what is counted now counts on every node. */
  areShared(): boolean {
    return this.#counts.isShared()
  }

  /** Counts one request against its bucket, says so in the answer's headers, and throws when the bucket is empty. */
  async countRequest(reply: FastifyReply, { principal, partner }: Standing, of: Bucket): Promise<void> {
    const { bucket, name, limit } = this.#bucketOf(principal, partner.rateLimitPerMinute, of)
    const count = await this.#requests.consume(bucket)
    tell(reply, name, limit, count)
    requireWithin(limit, count, 'request.rate_limited', 'Too many requests')
  }

  /**
   * A partner's requests are counted by dialect, its keys' together and each of its people's apart: an open page shall not
   * use up what programs have left. An organization's are counted together; each device is on its own.
   */
  #bucketOf(principal: TenantPrincipal, ofPartner: number | undefined, of: Bucket) {
    const { perMinute, orgPerMinute, devicePerMinute } = this.#policy
    if (principal.kind === 'partner') {
      const { partnerId, user, via } = principal
      const person = user === undefined || via !== undefined ? '' : `:${user.id}`
      return { bucket: `${of}:${partnerId}${person}`, name: of, limit: ofPartner ?? perMinute[of] }
    }
    if (principal.kind === 'device')
      return { bucket: `device:${principal.deviceId}`, name: 'device', limit: devicePerMinute }
    return { bucket: `org:${principal.orgId}`, name: 'org', limit: orgPerMinute }
  }

  /**
   * Takes a login link from those that a partner may make in a minute, whatever its own limit is; throws, and says so in
   * the answer's headers, when none is left. Whoever makes none in the end gives it back.
   */
  async takeLoginLink(reply: FastifyReply, { partnerId }: PartnerPrincipal): Promise<void> {
    const count = await this.#requests.consume(`login-links:${partnerId}`)
    if (count.consumedPoints > LOGIN_LINKS_PER_MINUTE) {
      await this.giveBackLoginLink({ partnerId })
      tell(reply, 'login-links', LOGIN_LINKS_PER_MINUTE, count)
    }
    requireWithin(LOGIN_LINKS_PER_MINUTE, count, 'request.rate_limited', 'Too many login links')
  }

  async giveBackLoginLink({ partnerId }: Pick<PartnerPrincipal, 'partnerId'>): Promise<void> {
    await this.#requests.reward(`login-links:${partnerId}`)
  }

  /**
   * Counts a widget that asks for its configuration, by its organization and the address that asks: the token is public,
   * and nobody shall use up what others have left. Throws when there are too many.
   */
  async countWidget(reply: FastifyReply, orgId: OrgId, address: string): Promise<void> {
    const count = await this.#requests.consume(`widget:${orgId}:${networkOf(address)}`)
    tell(reply, 'widget', WIDGET_LOADS_PER_MINUTE, count)
    requireWithin(WIDGET_LOADS_PER_MINUTE, count, 'request.rate_limited', 'Too many requests')
  }

  /**
   * Counts what somebody who is signed in asks for themselves, apart from what they do for anybody. By session: a partner
   * may open one of somebody else's by a login link, and shall not use up what theirs have left. Throws when there are
   * too many.
   */
  async countPerson(reply: FastifyReply, { sessionId }: Pick<Person, 'sessionId'>): Promise<void> {
    const limit = this.#policy.orgPerMinute
    const count = await this.#requests.consume(`person:${sessionId}`)
    tell(reply, 'person', limit, count)
    requireWithin(limit, count, 'request.rate_limited', 'Too many requests')
  }

  /** Counts a good credential in the wrong place, apart from the requests it is meant for; throws when there are too many. */
  async countMisplaced({ principal }: Standing): Promise<void> {
    const count = await this.#requests.consume(`misplaced:${principal.credentialId}`)
    requireWithin(this.#policy.orgPerMinute, count, 'request.rate_limited', 'Too many requests')
  }

  /**
   * Counts somebody who listens again and asks for what they missed, by credential, apart from the upgrades: a connection
   * can ask as often as it likes. Throws when there are too many.
   */
  async countResume({ credentialId }: TenantPrincipal): Promise<void> {
    const count = await this.#requests.consume(`resumes:${credentialId}`)
    requireWithin(this.#policy.perMinute.websocket, count, 'request.rate_limited', 'Too many requests')
  }

  /** Counts a refused credential; throws when its address has too many of them. */
  async countFailedAuthentication(address: string): Promise<void> {
    await this.#countFailure(addressOf(address))
  }

  /**
   * Counts a refused widget token, apart from what else an address fails at: any page can make its readers send one.
   * Throws when there are too many.
   */
  async countFailedWidget(address: string): Promise<void> {
    await this.#countFailure(`widget:${networkOf(address)}`)
  }

  /** Counts an application that registers itself; throws when its address registers too many. */
  async countRegistration(address: string): Promise<void> {
    const count = await this.#failures.consume(`registration:${networkOf(address)}`)
    const max = this.#policy.registrationsMax
    requireWithin(max, count, 'request.rate_limited', 'Too many applications register from this address')
  }

  /**
   * Counts a request for tokens, by application and address: an application that can keep no secret is named by anybody.
   * Throws when there are too many.
   */
  async countTokenRequest(clientId: OAuthClientId, address: string): Promise<void> {
    const count = await this.#requests.consume(`token:${clientId}:${networkOf(address)}`)
    requireWithin(this.#policy.perMinute.oauth, count, 'request.rate_limited', 'Too many requests')
  }

  /** Counts a refused activation, apart from what people at the same address fail at. Throws when there are too many. */
  async countFailedActivation(address: string): Promise<void> {
    await this.#countFailure(`activation:${networkOf(address)}`)
  }

  /** Counts an activation among the requests of its device; throws when there are too many. */
  async countActivation(reply: FastifyReply, { deviceId }: DevicePrincipal): Promise<void> {
    const limit = this.#policy.devicePerMinute
    const count = await this.#requests.consume(`device:${deviceId}`)
    tell(reply, 'device', limit, count)
    requireWithin(limit, count, 'request.rate_limited', 'Too many requests')
  }

  async #countFailure(key: string): Promise<void> {
    const count = await this.#failures.consume(key)
    const max = this.#policy.failedAuthenticationsMax
    requireWithin(max, count, 'credential.throttled', 'Too many failed authentications')
  }

  /**
   * Takes a try to sign in from what an address has left, and from what the account has left whoever tries; throws when
   * either has none. Taken before the password is looked at, so that not even the right one is told from a wrong one,
   * however many are tried at once; whoever gets in gives it back.
   */
  async takeSignInTry(address: string, email: string): Promise<void> {
    // An address that has no try left takes none from anybody's account.
    for (const key of [addressOf(address), accountOf(email)])
      requireWithin(
        this.#policy.failedAuthenticationsMax,
        await this.#failures.consume(key),
        'credential.throttled',
        'Too many failed attempts to sign in. Wait a few minutes and try again.',
      )
  }

  async giveBackSignInTry(address: string, email: string): Promise<void> {
    await Promise.all([addressOf(address), accountOf(email)].map((key) => this.#failures.reward(key)))
  }
}
