import { asc, eq } from 'drizzle-orm'
import type { AccessGroupId } from '../../kernel/ids.ts'
import { accessGroups } from '../../store/schema/access-control.ts'
import type { MembershipId } from '../membership/index.ts'
import { orgQuery } from '../query.ts'
import { ACCESS_GROUPS_MAX, type AccessGroup, membersOf } from './access-group.ts'

/** A group with the people in it. */
export interface ListedAccessGroup extends AccessGroup {
  readonly membershipIds: readonly MembershipId[]
}

/** Lists the access groups of the organization that the call runs in, oldest first. */
export const listAccessGroups = orgQuery({
  name: 'access_group.list',
  scope: 'doors:read',
  run: async ({ tx, org }): Promise<readonly ListedAccessGroup[]> => {
    const groups = await tx
      .select()
      .from(accessGroups)
      .where(eq(accessGroups.orgId, org.orgId))
      .orderBy(asc(accessGroups.id))
      .limit(ACCESS_GROUPS_MAX)
    const members = await membersOf(
      tx,
      org,
      groups.map(({ id }) => id),
    )
    const byGroup = new Map<AccessGroupId, MembershipId[]>(groups.map(({ id }) => [id, []]))
    for (const { groupId, membershipId } of members) byGroup.get(groupId)?.push(membershipId)
    return groups.map((group) => ({ ...group, membershipIds: byGroup.get(group.id) ?? [] }))
  },
})
