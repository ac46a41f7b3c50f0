import { and, arrayOverlaps, asc, eq, inArray, or } from 'drizzle-orm'
import type { DoorId } from '../../kernel/ids.ts'
import { accessGrants, accessGroupMembers } from '../../store/schema/access-control.ts'
import { locations } from '../../store/schema/locations.ts'
import { schedules } from '../../store/schema/policies.ts'
import type { Tx } from '../../store/store.ts'
import type { MembershipId } from '../membership/index.ts'
import type { OrgScope } from '../org-scope.ts'

/** Which groups some people are in, and since when. */
export const readGroups = async (tx: Tx, { orgId }: OrgScope, people: readonly MembershipId[]) => {
  const { groupId, membershipId, createdAt } = accessGroupMembers
  if (people.length === 0) return []
  return tx
    .select({ groupId, membershipId, createdAt })
    .from(accessGroupMembers)
    .where(and(eq(accessGroupMembers.orgId, orgId), inArray(membershipId, [...people])))
}
export type GroupPlace = Awaited<ReturnType<typeof readGroups>>[number]

/** Reads what lets some people and their groups through some doors, each with its times and their zone, oldest first. */
export const readGrants = async (
  tx: Tx,
  { orgId }: OrgScope,
  doorIds: readonly DoorId[],
  people: readonly MembershipId[],
  groups: readonly GroupPlace[],
) => {
  const { id, createdAt, membershipIds, groupIds } = accessGrants
  if (doorIds.length === 0 || people.length === 0) return []
  const theirs = [...new Set(groups.map(({ groupId }) => groupId))]
  const place = (of: typeof locations | typeof schedules) => eq(of.partnerId, accessGrants.partnerId)
  return tx
    .select({
      ...{ id, createdAt, membershipIds, groupIds, doorIds: accessGrants.doorIds },
      ...{ intervals: schedules.intervals, timeZone: locations.timeZone },
    })
    .from(accessGrants)
    .innerJoin(locations, and(place(locations), eq(locations.id, accessGrants.locationId)))
    .leftJoin(schedules, and(place(schedules), eq(schedules.id, accessGrants.scheduleId)))
    .where(
      and(
        ...[eq(accessGrants.orgId, orgId), arrayOverlaps(accessGrants.doorIds, [...doorIds])],
        or(
          arrayOverlaps(membershipIds, [...people]),
          theirs.length > 0 ? arrayOverlaps(groupIds, theirs) : undefined,
        ),
      ),
    )
    .orderBy(asc(id))
}
export type TimedGrant = Awaited<ReturnType<typeof readGrants>>[number]
