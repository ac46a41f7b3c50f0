import type { CredentialId, OrgId, PartnerId, UserId } from '../../kernel/ids.ts'
import { recentlyUsed } from '../../kernel/recently-used.ts'
import type { Hold } from '../entry-rule.ts'
import type { TenantPrincipal } from '../principal.ts'

/** A verified credential: who it speaks for, and the partner's limits that bind it. */
export interface Standing {
  readonly principal: TenantPrincipal
  /** SHA-256 of the certificate that the credential is bound to. */
  readonly certificateFingerprint?: string
  /** Who holds the organization that the credential is confined to. */
  readonly hold: Hold | undefined
  /** When the credential ends. */
  readonly expiresAt?: Date
  readonly partner: {
    /** Addresses and CIDR ranges; empty means anywhere. */
    readonly ipAllowList: readonly string[]
    readonly rateLimitPerMinute: number | undefined
  }
}

export type Forgettable =
  | { readonly partnerId: PartnerId }
  | { readonly orgId: OrgId }
  | { readonly credentialId: CredentialId }
  /** Whatever acts for a person: what they may do has changed in some place. */
  | { readonly userId: UserId }

interface Entry {
  readonly standing: Standing
  readonly readAtMs: number
}

/** A revocation on another node is seen within one second, so nothing is believed for longer than this. */
const FRESH_MS = 950
const ENTRIES_MAX = 50_000

const concerns = (what: Forgettable, { principal }: Standing): boolean => {
  if ('partnerId' in what) return principal.partnerId === what.partnerId
  if ('credentialId' in what) return principal.credentialId === what.credentialId
  if ('userId' in what) return principal.user?.id === what.userId
  return principal.kind !== 'partner' && principal.orgId === what.orgId
}

/**
 * Remembers verified credentials for under a second. A change made on this node is forgotten at once; a read that
 * began before the change is not remembered after it.
 */
export class StandingCache {
  readonly #entries = recentlyUsed<string, Entry>(ENTRIES_MAX)
  readonly #reading = new Map<string, Promise<Standing>>()
  readonly #nowMs: () => number
  readonly #listeners = new Set<() => void>()
  #generation = 0

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs
  }

  /** Answers the standing known under a key, or reads it; callers that ask at once share one read. */
  async get(key: string, read: () => Promise<Standing>, freshMs = FRESH_MS): Promise<Standing> {
    const known = this.#entries.get(key)
    if (known !== undefined && this.#nowMs() - known.readAtMs < freshMs) return known.standing
    const shared = this.#reading.get(key)
    if (shared !== undefined) return shared
    const reading = this.#read(key, read).finally(() => {
      if (this.#reading.get(key) === reading) this.#reading.delete(key)
    })
    this.#reading.set(key, reading)
    return reading
  }

  async #read(key: string, read: () => Promise<Standing>): Promise<Standing> {
    const readAtMs = this.#nowMs()
    const generation = this.#generation
    const standing = await read()
    if (generation === this.#generation) this.#entries.set(key, { standing, readAtMs })
    return standing
  }

  /** Calls back whenever something is forgotten, until the answer is called. */
  onForget(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  forget(what: Forgettable): void {
    this.#generation++
    this.#reading.clear()
    for (const [key, { standing }] of this.#entries.entries())
      if (concerns(what, standing)) this.#entries.delete(key)
    for (const listener of this.#listeners) listener()
  }
}
