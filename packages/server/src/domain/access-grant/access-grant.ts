import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { AccessGrantId, AccessGroupId, DoorId, LocationId, ScheduleId } from '../../kernel/ids.ts'
import { checkedName } from '../../kernel/text.ts'
import { outer } from '../../store/outer.ts'
import { accessGrants, accessGroups } from '../../store/schema/access-control.ts'
import type { Tx } from '../../store/store.ts'
import { accessGroupNotFound } from '../access-group/index.ts'
import { holdDoors } from '../door/index.ts'
import { holdLocation } from '../location/index.ts'
import { holdMembers, type MembershipId } from '../membership/index.ts'
import type { OrgScope } from '../org-scope.ts'
import { distinctIds, holdRows } from '../require-rows.ts'
import { requireSchedules } from '../schedule/schedule.ts'

/** Who may go through which doors of a location, and when: at any time where no schedule is named. */
export type AccessGrant = Omit<typeof accessGrants.$inferSelect, 'partnerId'>

export const ACCESS_GRANTS_MAX = 1_000
const ACCESS_GRANT_DOORS_MAX = 500
const ACCESS_GRANT_PEOPLE_MAX = 500
const ACCESS_GRANT_GROUPS_MAX = 100
const NAME_CHARACTERS_MAX = 255

export interface AccessGrantDetails {
  readonly name: string
  readonly locationId: LocationId
  readonly scheduleId: ScheduleId | null
  readonly doorIds: readonly DoorId[]
  readonly membershipIds: readonly MembershipId[]
  readonly groupIds: readonly AccessGroupId[]
}

// Those of a list that are still there; it keeps its order.
const THERE = {
  doors: sql<
    DoorId[]
  >`array(select named.id from unnest(${outer(accessGrants.doorIds)}) with ordinality as named (id, at)
    where exists (select from doors where doors.partner_id = ${outer(accessGrants.partnerId)} and doors.id = named.id
      and doors.removed_at is null) order by named.at)`,
  people: sql<
    MembershipId[]
  >`array(select named.id from unnest(${outer(accessGrants.membershipIds)}) with ordinality as named (id, at)
    where exists (select from memberships where memberships.partner_id = ${outer(accessGrants.partnerId)}
      and memberships.id = named.id) order by named.at)`,
  groups: sql<
    AccessGroupId[]
  >`array(select named.id from unnest(${outer(accessGrants.groupIds)}) with ordinality as named (id, at)
    where exists (select from access_groups where access_groups.partner_id = ${outer(accessGrants.partnerId)}
      and access_groups.id = named.id) order by named.at)`,
}

const { partnerId: _, ...columns } = getTableColumns(accessGrants)
/** A grant as it is read: without the doors, people and groups that have gone. */
export const accessGrantColumns = {
  ...columns,
  doorIds: THERE.doors.mapWith(accessGrants.doorIds),
  membershipIds: THERE.people.mapWith(accessGrants.membershipIds),
  groupIds: THERE.groups.mapWith(accessGrants.groupIds),
}

/**
 * Checks the details of a grant, whole; answers them with each id once. What it names is held until the transaction ends.
 * Throws `location.not_found`, `door.not_found`, `schedule.not_found`, `member.not_found` and `access_group.not_found`.
 */
export const checkAccessGrant = async (
  tx: Tx,
  org: OrgScope,
  details: AccessGrantDetails,
): Promise<
  AccessGrantDetails & { doorIds: DoorId[]; membershipIds: MembershipId[]; groupIds: AccessGroupId[] }
> => {
  const name = checkedName('name', details.name, NAME_CHARACTERS_MAX)
  const doorIds = distinctIds('doorIds', details.doorIds, ACCESS_GRANT_DOORS_MAX)
  const membershipIds = distinctIds('membershipIds', details.membershipIds, ACCESS_GRANT_PEOPLE_MAX)
  const groupIds = distinctIds('groupIds', details.groupIds, ACCESS_GRANT_GROUPS_MAX)
  await holdLocation(tx, org, details.locationId)
  await holdDoors(tx, org, doorIds)
  if (details.scheduleId !== null) await requireSchedules(tx, org, [details.scheduleId])
  await holdMembers(tx, org, membershipIds)
  await holdRows(tx, org, accessGroups, groupIds, accessGroupNotFound)
  return { ...details, name, doorIds, membershipIds, groupIds }
}

/** Reads a grant and holds it until the transaction ends. Throws `access_grant.not_found`. */
export const holdAccessGrant = async (
  tx: Tx,
  { orgId }: OrgScope,
  grantId: AccessGrantId,
): Promise<AccessGrant> => {
  const [grant] = await tx
    .select(accessGrantColumns)
    .from(accessGrants)
    .where(and(eq(accessGrants.orgId, orgId), eq(accessGrants.id, grantId)))
    .for('update')
  if (grant === undefined) throw new DomainError('access_grant.not_found', 'Access grant not found')
  return grant
}
