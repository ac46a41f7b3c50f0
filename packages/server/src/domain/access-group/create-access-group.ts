import { DomainError } from '../../kernel/errors.ts'
import type { AccessGroupId, LocationId } from '../../kernel/ids.ts'
import { accessGroups } from '../../store/schema/access-control.ts'
import { orgCommand } from '../command.ts'
import { holdLocation } from '../location/index.ts'
import { holdMembers, type MembershipId } from '../membership/index.ts'
import { distinctIds, isFull } from '../require-rows.ts'
import {
  ACCESS_GROUP_MEMBERS_MAX,
  ACCESS_GROUPS_MAX,
  type AccessGroup,
  type AccessGroupDetails,
  type AccessGroupMember,
  checkAccessGroup,
} from './access-group.ts'
import { join } from './change-members.ts'

interface Input extends AccessGroupDetails {
  readonly locationId?: LocationId | undefined
  readonly membershipIds: readonly MembershipId[]
}
interface Created {
  readonly group: AccessGroup
  readonly members: readonly AccessGroupMember[]
}

/** Creates an access group, with people in it if wanted. Throws `location.not_found`, `member.not_found` and `access_group.too_many`. */
export const createAccessGroup = orgCommand({
  name: 'access_group.create',
  scope: 'doors:write',
  event: 'access_group.created',
  run: async ({ tx, ctx, org, note }, input: Input): Promise<Created> => {
    const { description, locationId } = input
    const name = checkAccessGroup(input)
    const membershipIds = distinctIds('membershipIds', input.membershipIds, ACCESS_GROUP_MEMBERS_MAX)
    if (await isFull(tx, org, accessGroups, ACCESS_GROUPS_MAX))
      throw new DomainError(
        'access_group.too_many',
        `An organization has at most ${ACCESS_GROUPS_MAX} access groups`,
      )
    if (locationId !== undefined) await holdLocation(tx, org, locationId)
    await holdMembers(tx, org, membershipIds)
    const now = ctx.domain.now()
    const group = {
      ...{ orgId: org.orgId, id: ctx.domain.newId<AccessGroupId>(), name },
      ...{ locationId: locationId ?? null, description: description ?? null },
      ...{ createdAt: now, updatedAt: now },
    }
    await tx.insert(accessGroups).values({ ...group, partnerId: org.partnerId })
    const members = await join(tx, org, { groupId: group.id, membershipIds }, now)
    note({ ...org, subject: group.id, data: { name, locationId, members: membershipIds } })
    return { group, members }
  },
})
