import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm'
import type { Clock } from '../../kernel/clock.ts'
import type { CredentialId, PartnerId } from '../../kernel/ids.ts'
import { inTurn } from '../../kernel/in-turn.ts'
import { recentlyUsed } from '../../kernel/recently-used.ts'
import { credentials } from '../../store/schema/credentials.ts'
import type { Store } from '../../store/store.ts'
import type { TenantPrincipal } from '../principal.ts'

const MINUTE_MS = 60_000
const NOTED_MAX = 100_000

interface Use {
  readonly partnerId: PartnerId
  readonly at: Date
}

/** Notes when a credential was last presented, once a minute at most; a request never waits for the write. */
export class CredentialUses {
  readonly #notedAtMs = recentlyUsed<CredentialId, number>(NOTED_MAX)
  #waiting = new Map<CredentialId, Use>()
  readonly #store: Store
  readonly #now: Clock

  constructor(store: Store, now: Clock) {
    this.#store = store
    this.#now = now
  }

  note({ partnerId, credentialId }: Pick<TenantPrincipal, 'partnerId' | 'credentialId'>): void {
    const at = this.#now()
    const notedAtMs = this.#notedAtMs.get(credentialId)
    if (notedAtMs !== undefined && at.getTime() - notedAtMs < MINUTE_MS) return
    this.#notedAtMs.set(credentialId, at.getTime())
    this.#waiting.set(credentialId, { partnerId, at })
  }

  /** Writes what was noted until now, after any flush that is under way; what cannot be written waits for the next. */
  readonly flush = inTurn(() => this.#writeAll())

  async #writeAll(): Promise<void> {
    const uses = this.#waiting
    this.#waiting = new Map()
    const failures: unknown[] = []
    for (const [partnerId, ids, at] of together(uses))
      await this.#write(partnerId, ids, at).catch((error: unknown) => {
        failures.push(error)
        for (const id of ids) if (!this.#waiting.has(id)) this.#waiting.set(id, { partnerId, at })
      })
    if (failures.length > 0)
      throw new Error('Uses of credentials were noted but not yet written.', { cause: failures[0] })
  }

  async #write(partnerId: PartnerId, ids: readonly CredentialId[], at: Date): Promise<void> {
    await this.#store.asTenant({ partnerId, orgId: 'any' }, (tx) =>
      tx
        .update(credentials)
        .set({ lastUsedAt: at })
        .where(
          and(
            eq(credentials.partnerId, partnerId),
            inArray(credentials.id, [...ids]),
            or(isNull(credentials.lastUsedAt), lt(credentials.lastUsedAt, at)),
          ),
        ),
    )
  }
}

/** The uses of each partner's credentials as one write, dated with the latest of them. */
const together = (
  uses: ReadonlyMap<CredentialId, Use>,
): readonly (readonly [PartnerId, readonly CredentialId[], Date])[] => {
  const ofPartner = new Map<PartnerId, { ids: CredentialId[]; at: Date }>()
  for (const [id, { partnerId, at }] of uses) {
    const known = ofPartner.get(partnerId) ?? { ids: [], at }
    known.ids.push(id)
    if (at > known.at) known.at = at
    ofPartner.set(partnerId, known)
  }
  return [...ofPartner].map(([partnerId, { ids, at }]) => [partnerId, ids, at] as const)
}
