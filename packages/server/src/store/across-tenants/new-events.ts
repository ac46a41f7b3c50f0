import { and, asc, gt, isNotNull, type SQL, sql } from 'drizzle-orm'
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

const snapshotIn = async (tx: LookupTx): Promise<Snapshot> => {
  const [row] = await currentSnapshot(tx).execute()
  if (row === undefined) throw new Error('The database did not say which transactions are over.')
  return row.snapshot
}

/** Says which transactions are over now. */
export const readSnapshot = (store: Store): Promise<Snapshot> => store.asLookup(snapshotIn)

/** The transactions that have ended since a snapshot, and which of their events are wanted. */
export interface EventRange {
  readonly since: Snapshot
  /** Up to which snapshot; up to now without it. */
  readonly until?: Snapshot
  /** No transaction before this one can have been under way. */
  readonly oldest: string
  /** An id: what is not after it is not wanted. */
  readonly after: Id<'event'>
  readonly limit: number
  /** Those too that are a partner's own and no organization's. */
  readonly ofPartners: boolean
}

const visibleIn = (name: string) =>
  sql`pg_visible_in_snapshot(${events.writtenBy}, ${sql.placeholder(name)}::pg_snapshot)`

const eventsIn = (tx: LookupTx, ofWhom: SQL | undefined) =>
  tx
    .select(TOLD_COLUMNS)
    .from(events)
    .leftJoin(devices, ABOUT_DEVICE)
    .where(
      and(
        sql`${events.writtenBy} >= ${sql.placeholder('oldest')}::xid8`,
        visibleIn('until'),
        sql`not ${visibleIn('since')}`,
        ofWhom,
        gt(events.id, sql.placeholder('after')),
      ),
    )
    .orderBy(asc(events.id))
    .limit(sql.placeholder('limit'))

const newEventsOfOrgs = statement((tx: LookupTx) =>
  eventsIn(tx, isNotNull(events.orgId)).prepare('new_events_of_orgs'),
)
const newEvents = statement((tx: LookupTx) => eventsIn(tx, undefined).prepare('new_events'))

/** Events, in the order of their ids, and the snapshot up to which they were looked for. */
export interface NewEvents {
  readonly until: Snapshot
  readonly events: readonly ToldEvent[]
}

/** Lists the events whose transactions have ended since a snapshot. */
export const findNewEvents = (store: Store, range: EventRange): Promise<NewEvents> =>
  store.asLookup(async (tx) => {
    const until = range.until ?? (await snapshotIn(tx))
    if (until === range.since) return { until, events: [] }
    const statement = range.ofPartners ? newEvents(tx) : newEventsOfOrgs(tx)
    return { until, events: await statement.execute({ ...range, until }) }
  })
