import { hashToken, isWellFormedToken } from '../../crypto/token.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { AgentId, CredentialId, OrgId, PartnerId } from '../../kernel/ids.ts'
import { recentlyUsed } from '../../kernel/recently-used.ts'
import { findCredential } from '../../store/across-tenants/index.ts'
import type { Store } from '../../store/store.ts'
import type { Ledger } from './ledger.ts'
import type { Picture } from './picture.ts'
import { type Place, readPicture } from './read-picture.ts'

/** Whose token it is. */
export interface Bearer extends Place {
  readonly agentId: AgentId
  readonly credentialId: CredentialId
  readonly isRevoked: boolean
  readonly expiresAt: Date | null
}

/** Who sends a request, and what is known of their organization; no picture where that is gone. */
export interface Known {
  readonly bearer: Bearer
  readonly picture: Picture | undefined
}

/** Where something has changed; without an organization anywhere in the partner. */
export interface ChangedPlace {
  readonly partnerId: PartnerId
  readonly orgId: OrgId | null
}

/** What was read may be wrong after this long without word of what has changed. */
const TRUSTED_MS_MAX = 60_000
const TOKENS_MAX = 100_000
const PICTURES_MAX = 20_000
const TRIES_MAX = 5

/** What is kept of a token; it holds as long as the picture that it was read with is the organization's. */
interface Kept extends Known {
  readonly picture: Picture
}

/** The nouns whose changes decide about requests. */
const CONCERNING: ReadonlySet<string> = new Set([
  ...['agent', 'budget', 'claim_link', 'gateway', 'org', 'partner', 'partner_access', 'project'],
  ...['rule', 'secret', 'team_provision'],
])

/** Whether a kind of event can change what becomes of an agent's request. */
export const concernsEgress = (type: string): boolean => CONCERNING.has(type.slice(0, type.indexOf('.')))

/**
 * What the gateway knows, read when it is first needed and kept until something in the organization, or in its partner
 * as a whole, changes: requests are decided without asking the database. What was being read while something changed is
 * read again. When nobody has been able to say for a minute what has changed, nothing is believed any more.
 */
export class Pictures {
  readonly #store: Store
  readonly #ledger: Ledger
  readonly #nowMs: () => number
  readonly #tokens = recentlyUsed<string, Kept>(TOKENS_MAX)
  readonly #pictures = recentlyUsed<OrgId, Picture>(PICTURES_MAX)
  readonly #reading = new Map<string, Promise<Known | undefined>>()
  readonly #listeners = new Set<(place: ChangedPlace) => void>()
  #generation = 0
  #heardAtMs: number | undefined

  constructor(store: Store, ledger: Ledger, nowMs: () => number = () => performance.now()) {
    this.#store = store
    this.#ledger = ledger
    this.#nowMs = nowMs
  }

  /** Says that until this moment nothing has changed that was not told. */
  heard(atMs: number): void {
    this.#heardAtMs = atMs
  }

  /** Calls back with every place where something has changed, until the answer is called. */
  onChange(listener: (place: ChangedPlace) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Drops what is known of a place. */
  forget(place: ChangedPlace): void {
    this.#generation++
    this.#reading.clear()
    if (place.orgId !== null) this.#pictures.delete(place.orgId)
    else
      for (const [orgId, { partnerId }] of this.#pictures.entries())
        if (partnerId === place.partnerId) this.#pictures.delete(orgId)
    for (const listener of this.#listeners) listener(place)
  }

  /** What is known of whoever holds a token, if it is known by now. */
  peek(token: TokenKey): Known | undefined {
    const kept = this.#isTrusted() ? this.#tokens.get(token) : undefined
    return kept !== undefined && this.#pictures.get(kept.bearer.orgId) === kept.picture ? kept : undefined
  }

  /** Whether a token has been an agent's, whatever has changed since. */
  hasSeen(token: TokenKey): boolean {
    return this.#tokens.has(token)
  }

  #isTrusted(): boolean {
    return this.#heardAtMs !== undefined && this.#nowMs() - this.#heardAtMs <= TRUSTED_MS_MAX
  }

  /**
   * Answers what is known of whoever holds a token, reading it where it is not; undefined for a token that is no agent's.
   * Throws what the database does when it cannot be asked.
   */
  async find(token: TokenKey): Promise<Known | undefined> {
    const known = this.peek(token)
    if (known !== undefined) return known
    const shared = this.#reading.get(token)
    if (shared !== undefined) return shared
    const reading = this.#read(token).finally(() => {
      if (this.#reading.get(token) === reading) this.#reading.delete(token)
    })
    this.#reading.set(token, reading)
    return reading
  }

  async #read(token: TokenKey): Promise<Known | undefined> {
    for (let tries = 0; tries < TRIES_MAX; tries++) {
      const generation = this.#generation
      const bearer = await this.#readBearer(token)
      if (bearer === undefined) return undefined
      const picture = await this.#pictureOf(bearer)
      if (generation !== this.#generation) continue
      if (picture === undefined) return { bearer, picture }
      this.#pictures.set(bearer.orgId, picture)
      this.#tokens.set(token, { bearer, picture })
      return { bearer, picture }
    }
    throw new DomainError('server.unavailable', 'Too much is changing at the moment', {
      retryAfterSeconds: 1,
    })
  }

  async #readBearer(token: TokenKey): Promise<Bearer | undefined> {
    const found = await findCredential(this.#store, Buffer.from(token, 'latin1'))
    if (found?.kind !== 'agent_token' || found.orgId === null || found.agentId === null) return undefined
    const { partnerId, orgId, agentId, id, revokedAt, expiresAt } = found
    return { partnerId, orgId, agentId, credentialId: id, isRevoked: revokedAt !== null, expiresAt }
  }

  /** Agents of one organization share its picture. */
  async #pictureOf({ partnerId, orgId }: Bearer): Promise<Picture | undefined> {
    const known = this.#isTrusted() ? this.#pictures.get(orgId) : undefined
    return known ?? this.read({ partnerId, orgId })
  }

  /** Reads the picture of an organization as it is now. */
  async read(place: Place): Promise<Picture | undefined> {
    const found = await readPicture(this.#store, place)
    this.#ledger.learn(found?.spends ?? [])
    return found?.picture
  }
}

/** What a token is known by: its SHA-256. */
export type TokenKey = string & { readonly __tokenKey: true }

/** What a token is known by; undefined for what cannot be one of ours, so that the database is not asked about it. */
export const tokenKey = (token: string): TokenKey | undefined =>
  isWellFormedToken(token) ? (hashToken(token).toString('latin1') as TokenKey) : undefined
