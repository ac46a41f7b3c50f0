import { and, eq, inArray } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { AccessGroupId } from '../../kernel/ids.ts'
import { accessGroupMembers } from '../../store/schema/access-control.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import { holdMembers, type MembershipId } from '../membership/index.ts'
import type { OrgScope } from '../org-scope.ts'
import { distinctIds } from '../require-rows.ts'
import {
  ACCESS_GROUP_MEMBERS_MAX,
  type AccessGroupMember,
  holdAccessGroup,
  membersOf,
} from './access-group.ts'

interface Input {
  readonly groupId: AccessGroupId
  readonly membershipIds: readonly MembershipId[]
}

/** Puts people into a group that is held; answers the places of those who were not in it. */
export const join = async (
  tx: Tx,
  { partnerId, orgId }: OrgScope,
  { groupId, membershipIds }: Input,
  createdAt: Date,
): Promise<readonly AccessGroupMember[]> => {
  if (membershipIds.length === 0) return []
  const places = membershipIds.map((membershipId) => ({
    ...{ partnerId, orgId, groupId, membershipId, createdAt },
  }))
  return tx.insert(accessGroupMembers).values(places).onConflictDoNothing().returning()
}

/**
 * Puts people into a group, and answers the places of all that were named. Throws `access_group.not_found`,
 * `member.not_found` and `access_group.too_many`.
 */
export const addAccessGroupMembers = orgCommand({
  name: 'access_group.add_members',
  scope: 'doors:write',
  event: 'access_group.members_added',
  run: async (work, { groupId, membershipIds }: Input): Promise<readonly AccessGroupMember[]> => {
    const { tx, ctx, org, note, unchanged } = work
    await holdAccessGroup(tx, org, groupId)
    const named = distinctIds('membershipIds', membershipIds, ACCESS_GROUP_MEMBERS_MAX)
    await holdMembers(tx, org, named)
    const added = await join(tx, org, { groupId, membershipIds: named }, ctx.domain.now())
    const members = await membersOf(tx, org, [groupId])
    if (members.length > ACCESS_GROUP_MEMBERS_MAX)
      throw new DomainError(
        'access_group.too_many',
        `A group has at most ${ACCESS_GROUP_MEMBERS_MAX} members`,
      )
    if (added.length === 0) unchanged()
    else note({ ...org, subject: groupId, data: { members: added.map((one) => one.membershipId) } })
    return members.filter(({ membershipId }) => named.includes(membershipId))
  },
})

/** Takes people out of a group; whoever is not in it is not missed. Throws `access_group.not_found`, `member.not_found`. */
export const removeAccessGroupMembers = orgCommand({
  name: 'access_group.remove_members',
  scope: 'doors:write',
  event: 'access_group.members_removed',
  run: async ({ tx, org, note, unchanged }, { groupId, membershipIds }: Input): Promise<void> => {
    await holdAccessGroup(tx, org, groupId)
    const named = distinctIds('membershipIds', membershipIds, ACCESS_GROUP_MEMBERS_MAX)
    await holdMembers(tx, org, named)
    const here = and(eq(accessGroupMembers.orgId, org.orgId), eq(accessGroupMembers.groupId, groupId))
    const removed =
      named.length === 0
        ? []
        : await tx
            .delete(accessGroupMembers)
            .where(and(here, inArray(accessGroupMembers.membershipId, named)))
            .returning()
    if (removed.length === 0) return unchanged()
    note({ ...org, subject: groupId, data: { members: removed.map(({ membershipId }) => membershipId) } })
  },
})
