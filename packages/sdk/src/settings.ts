import type { Operation } from './operation.ts'

/** Time, so that a test can do without waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Resolves after the given time, or rejects with the signal's reason when it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** What kind of credential a call of the fleet dialect carries. */
export type FleetScheme = 'partner-api-token' | 'api-token' | 'partner-api-oauth-token' | 'api-oauth-token'

/** One of the places of a person who is signed in: a partner that they are a member of, or an organization. */
export interface Session {
  readonly partnerId?: string
  readonly organizationId?: string
}

export interface TenantryOptions {
  /** Where the server is, with the path of a proxy if there is one: `https://tenantry.example`. */
  readonly baseUrl: string
  /** A partner, organization, project or agent key, an OAuth or a device's token; for every dialect but admin. */
  readonly key?: string
  /**
   * Instead of a key, in a page of the server's own origin: whoever is signed in there, at the place that is named or
   * the only one they have. The browser sends the cookie. For the broker and the fleet dialect and, where no operatorKey is
   * given and the operator is signed in, for admin.
   */
  readonly session?: Session
  /** For the admin dialect. */
  readonly operatorKey?: string
  /** The fleet dialect's `x-auth-scheme`; by default it follows from the prefix of the key. OAuth tokens need theirs. */
  readonly fleetScheme?: FleetScheme
  /**
   * How long a call may take, with its retries and the waits between them. 30 seconds by default. A call that the server
   * holds until there is something to tell may take that long on top.
   */
  readonly timeoutMs?: number
  /** How often a call is tried once more. 3 by default. */
  readonly retriesMax?: number
  readonly fetch?: typeof globalThis.fetch
  readonly clock?: Clock
  /** A number from 0 up to 1, for the jitter of the waits. */
  readonly random?: () => number
}

/** Options that were checked, with what was left out. */
export interface Settings {
  readonly baseUrl: string
  readonly key: string | undefined
  readonly session: Session | undefined
  readonly operatorKey: string | undefined
  readonly fleetScheme: FleetScheme
  readonly timeoutMs: number
  readonly retriesMax: number
  readonly fetch: typeof globalThis.fetch
  readonly clock: Clock
  readonly random: () => number
}

const TIMEOUT_MS = 30_000
/** The longest that a timer can be set to. */
const TIMEOUT_MS_MAX = 2_147_483_647
const RETRIES_MAX = 3

const realClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const give = (): void => {
        clearTimeout(timer)
        reject(signal?.reason)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', give)
        resolve()
      }, ms)
      if (signal?.aborted) give()
      else signal?.addEventListener('abort', give, { once: true })
    }),
}

// The messages leave out what was given: it may be a key, or hold one.
const checkedUrl = (given: string): string => {
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new TypeError('baseUrl must be an http or https URL')
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new TypeError('baseUrl must not hold a user, a query or a fragment')
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

const checkedKey = (name: string, key: string | undefined): string | undefined => {
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
    throw new TypeError(`${name} must be printable characters without spaces`)
  return key
}

export const checkedTimeout = (timeoutMs: number): number => {
  if (!(timeoutMs > 0 && timeoutMs <= TIMEOUT_MS_MAX))
    throw new RangeError(`timeoutMs must be above 0 and at most ${TIMEOUT_MS_MAX}`)
  return timeoutMs
}

/** How long a call may take for which nothing else was said. */
export const timeoutFor = ({ timeoutMs }: Settings, { holdSeconds = 0 }: Operation): number =>
  Math.min(timeoutMs + holdSeconds * 1_000, TIMEOUT_MS_MAX)

export const checkedRetries = (retriesMax: number): number => {
  if (!Number.isSafeInteger(retriesMax) || retriesMax < 0)
    throw new RangeError('retriesMax must be a whole number, 0 or above')
  return retriesMax
}

/** `oc_org_…` speaks for an organization; what bears no such mark is taken for a partner's. */
const schemeOf = (key: string | undefined): Settings['fleetScheme'] =>
  key !== undefined && /^[a-z][a-z0-9]*_org_/.test(key) ? 'api-token' : 'partner-api-token'

const checkedSession = ({ session, key }: TenantryOptions): Session | undefined => {
  if (session === undefined) return undefined
  if (key !== undefined) throw new TypeError('session stands for a key: give one of them')
  if (session.partnerId !== undefined && session.organizationId !== undefined)
    throw new TypeError('session must name one place at most')
  checkedKey('session.partnerId', session.partnerId)
  checkedKey('session.organizationId', session.organizationId)
  return session
}

export const readOptions = (options: TenantryOptions): Settings => {
  const key = checkedKey('key', options.key)
  return {
    baseUrl: checkedUrl(options.baseUrl),
    key,
    session: checkedSession(options),
    operatorKey: checkedKey('operatorKey', options.operatorKey),
    fleetScheme: options.fleetScheme ?? schemeOf(key),
    timeoutMs: checkedTimeout(options.timeoutMs ?? TIMEOUT_MS),
    retriesMax: checkedRetries(options.retriesMax ?? RETRIES_MAX),
    fetch: options.fetch ?? ((...call) => globalThis.fetch(...call)),
    clock: options.clock ?? realClock,
    random: options.random ?? Math.random,
  }
}
