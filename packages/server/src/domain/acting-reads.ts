import { sql } from 'drizzle-orm'
import type { Clock } from '../kernel/clock.ts'
import type { Id, NewId, OrgId, PartnerId } from '../kernel/ids.ts'
import { inTurn } from '../kernel/in-turn.ts'
import { actingReads } from '../store/schema/events.ts'
import { orgs } from '../store/schema/orgs.ts'
import type { Store } from '../store/store.ts'
import { partnerBatches } from './partner-batches.ts'
import { type Principal, principalName, type TenantPrincipal } from './principal.ts'

/** Written by one statement. */
const BATCH = 5_000

interface Count {
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly actor: string
  readonly operation: string
  readonly minute: Date
  readonly id: Id<'acting_reads'>
  reads: number
}

/** Counts a partner's reads inside its customers' organizations; a read never waits for the write. */
export class ActingReads {
  #counts = new Map<string, Count>()
  readonly #store: Store
  readonly #now: Clock
  readonly #newId: NewId

  constructor(store: Store, now: Clock, newId: NewId) {
    this.#store = store
    this.#now = now
    this.#newId = newId
  }

  count(principal: TenantPrincipal & Principal, orgId: OrgId, operation: string): void {
    const minute = new Date(Math.floor(this.#now().getTime() / 60_000) * 60_000)
    const actor = `${principalName(principal)}/${principal.credentialId}`
    const key = [orgId, actor, operation, minute.getTime()].join(' ')
    const known = this.#counts.get(key)
    if (known !== undefined) {
      known.reads++
      return
    }
    const { partnerId } = principal
    const id = this.#newId<Id<'acting_reads'>>()
    this.#counts.set(key, { partnerId, orgId, actor, operation, minute, id, reads: 1 })
  }

  /** Writes what was counted until now, after any flush that is under way; what cannot be written waits for the next. */
  readonly flush = inTurn(() => this.#writeAll())

  async #writeAll(): Promise<void> {
    const counts = [...this.#counts.values()]
    this.#counts = new Map()
    const failures: unknown[] = []
    for (const batch of partnerBatches(counts, BATCH))
      await this.#write(batch).catch((error: unknown) => {
        failures.push(error)
        for (const row of batch) this.#restore(row)
      })
    if (failures.length > 0)
      throw new Error('Reads inside organizations were counted but not yet written.', { cause: failures[0] })
  }

  #restore(row: Count): void {
    const key = [row.orgId, row.actor, row.operation, row.minute.getTime()].join(' ')
    const newer = this.#counts.get(key)
    if (newer === undefined) this.#counts.set(key, row)
    else newer.reads += row.reads
  }

  async #write(rows: readonly Count[]): Promise<void> {
    const [first] = rows
    if (first === undefined) return
    const { partnerId } = first
    const counted = JSON.stringify(rows)
    await this.#store.asTenant({ partnerId, orgId: 'any' }, (tx) =>
      // Nobody is told of reads inside an organization that is not, or is no longer, the partner's. In the order of their
      // keys: two nodes that write at once do not wait for each other in a circle.
      tx.execute(sql`
        insert into ${actingReads} (partner_id, org_id, actor, operation, minute, reads, id)
        select ${orgs.partnerId}, ${orgs.id}, actor, operation, minute, reads, counted.id
        from jsonb_to_recordset(${counted}::jsonb)
          as counted ("orgId" uuid, actor text, operation text, minute timestamptz, reads integer, id uuid)
        join ${orgs} on ${orgs.partnerId} = ${partnerId} and ${orgs.id} = "orgId"
        order by ${orgs.id}, minute, actor, operation
        on conflict (partner_id, org_id, minute, actor, operation)
          do update set reads = acting_reads.reads + excluded.reads`),
    )
  }
}
