import { and, asc, eq, gt, inArray, ne, or, type SQL, sql } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import { type Id, leastIdAt, madeAt, type OrgId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { events } from '../../store/schema/events.ts'
import { holdColumns, orgs } from '../../store/schema/orgs.ts'
import type { Tx } from '../../store/store.ts'
import { ABOUT_DEVICE, TOLD_COLUMNS, type ToldEvent } from '../../store/told-event.ts'
import { isSuspended } from '../entry-rule.ts'
import type { OrgScope } from '../org-scope.ts'
import { orgQuery, partnerQuery } from '../query.ts'

export type { ToldEvent }

/** How many events are told again to whoever was away. */
const MISSED_EVENTS_MAX = 1_000

/** No transaction takes longer between the making of an event's id and its commit. */
const COMMIT_MS_MAX = 600_000

/** Lets somebody listen in an organization; answers which one that is. */
export const listenInside = orgQuery({
  name: 'event.listen',
  scope: 'events:read',
  run: async ({ org }, _input: Record<never, never>): Promise<OrgId> => org.orgId,
})

/** Of the organizations that a partner listens in, those that it may still listen in. */
export const listAudible = partnerQuery({
  name: 'event.list_audible',
  scope: 'events:read',
  run: async ({ tx, ctx }, { orgIds }: { readonly orgIds: readonly OrgId[] }): Promise<readonly OrgId[]> => {
    if (orgIds.length === 0) return []
    const { principal, domain } = ctx
    const now = domain.now()
    const rows = await tx
      .select({ id: orgs.id, isOwn: orgs.isOwn, ...holdColumns })
      .from(orgs)
      .where(inArray(orgs.id, [...orgIds]))
    return rows
      .filter((row) => !domain.entryRule(principal, { ...row, suspended: isSuspended(row, now) }, now))
      .map(({ id }) => id)
  },
})

interface Heard {
  readonly id: Id<'event'>
  readonly afterAll: string | null
}

const findHeard = async (tx: Tx, { orgId }: OrgScope, after: Id<'event'>): Promise<Heard> => {
  const [heard] = await tx
    .select({ id: events.id, afterAll: events.afterAll })
    .from(events)
    .where(and(eq(events.orgId, orgId), eq(events.id, after)))
  if (heard === undefined) throw new DomainError('event.not_found', 'There is no such change to go on from')
  return heard
}

/** Later ones, and those whose transactions were under way when this one was written: they may have ended after it. */
const notYetHeard = ({ id, afterAll }: Heard): SQL | undefined =>
  or(gt(events.id, id), afterAll === null ? undefined : sql`${events.writtenBy} >= ${afterAll}::xid8`)

/**
 * Lists what has happened in an organization since an event, oldest first: all that somebody who heard of that one, and
 * of nothing after it, has not heard of; and perhaps a few that were told shortly before it. Throws `event.not_found` for
 * an event that the organization does not have, `event.too_long_ago` where more than 1,000 have followed.
 */
export const listMissedEvents = orgQuery({
  name: 'event.list_missed',
  scope: 'events:read',
  run: async ({ tx, org }, { after }: { readonly after: Id<'event'> }): Promise<readonly ToldEvent[]> => {
    const heard = await findHeard(tx, org, after)
    const missed = await tx
      .select(TOLD_COLUMNS)
      .from(events)
      .leftJoin(devices, ABOUT_DEVICE)
      .where(
        and(
          eq(events.orgId, org.orgId),
          gt(events.id, leastIdAt(madeAt(heard.id) - COMMIT_MS_MAX)),
          ne(events.id, heard.id),
          notYetHeard(heard),
        ),
      )
      .orderBy(asc(events.id))
      .limit(MISSED_EVENTS_MAX + 1)
    if (missed.length > MISSED_EVENTS_MAX)
      throw new DomainError('event.too_long_ago', 'More has happened since than is told again')
    return missed
  },
})
