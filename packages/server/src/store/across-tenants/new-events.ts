import { and, asc, gt, isNotNull, sql } from 'drizzle-orm'
import type { Id } from '../../kernel/ids.ts'
import { devices } from '../schema/devices.ts'
import { events } from '../schema/events.ts'
import { statement } from '../statement.ts'
import type { LookupTx, Store } from '../store.ts'
import { ABOUT_DEVICE, TOLD_COLUMNS, type ToldEvent } from '../told-event.ts'

/** Which transactions were over at some moment, as PostgreSQL writes it: `oldest:next:others under way`. */
export type Snapshot = string

/** The first transaction that had not begun at the moment of a snapshot. */
export const nextTransaction = (snapshot: Snapshot): string => snapshot.split(':')[1] ?? '0'

/** The oldest transaction that was still under way. */
export const oldestTransaction = (snapshot: Snapshot): string => snapshot.split(':')[0] ?? '0'

const currentSnapshot = statement((tx: LookupTx) =>
  tx
    .select({ snapshot: sql<Snapshot>`pg_current_snapshot()::text` })
    .from(sql`(select 1) one`)
    .prepare('snapshot_now'),
)

/** Says which transactions are over now. */
export const readSnapshot = (store: Store): Promise<Snapshot> =>
  store.asLookup(async (tx) => {
    const [row] = await currentSnapshot(tx).execute()
    if (row === undefined) throw new Error('The database did not say which transactions are over.')
    return row.snapshot
  })

/** The transactions between two snapshots, and which of their events are wanted. */
export interface EventRange {
  readonly since: Snapshot
  readonly until: Snapshot
  /** No transaction before this one can have been under way. */
  readonly oldest: string
  /** An id: what is not after it is not wanted. */
  readonly after: Id<'event'>
  readonly limit: number
}

const visibleIn = (name: string) =>
  sql`pg_visible_in_snapshot(${events.writtenBy}, ${sql.placeholder(name)}::pg_snapshot)`

const newEvents = statement((tx: LookupTx) =>
  tx
    .select(TOLD_COLUMNS)
    .from(events)
    .leftJoin(devices, ABOUT_DEVICE)
    .where(
      and(
        sql`${events.writtenBy} >= ${sql.placeholder('oldest')}::xid8`,
        visibleIn('until'),
        sql`not ${visibleIn('since')}`,
        isNotNull(events.orgId),
        gt(events.id, sql.placeholder('after')),
      ),
    )
    .orderBy(asc(events.id))
    .limit(sql.placeholder('limit'))
    .prepare('new_events'),
)

/** Lists, in the order of their ids, the events whose transactions ended between two snapshots. */
export const findNewEvents = (store: Store, range: EventRange): Promise<readonly ToldEvent[]> =>
  store.asLookup((tx) => newEvents(tx).execute({ ...range }))
