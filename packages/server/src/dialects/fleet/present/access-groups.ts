import type { Static } from 'typebox'
import type { AccessGroup, AccessGroupMember } from '../../../domain/access-group/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import type * as schemas from '../schemas/access-groups.ts'

const TYPE = 'RHOMBUS_ACCESS_CONTROL'

/** `OrgGroupType`. */
export const presentGroup = (
  group: AccessGroup,
): NonNullable<Static<typeof schemas.ChangedGroup>['group']> => ({
  ...{ uuid: toRuuid(group.id), orgUuid: toRuuid(group.orgId), name: group.name, type: TYPE },
  ...(group.description !== null && { description: group.description }),
  ...(group.locationId !== null && { locationUuid: toRuuid(group.locationId) }),
  createdAtMillis: group.createdAt.getTime(),
  updatedAtMillis: group.updatedAt.getTime(),
})

/** `OrgGroupMemberType`; a place in a group never changes. */
export const presentMember = ({
  groupId,
  membershipId,
  orgId,
  createdAt,
}: AccessGroupMember): NonNullable<Static<typeof schemas.GroupMembers>['groupMembers']>[number] => ({
  ...{ groupUuid: toRuuid(groupId), userUuid: toRuuid(membershipId), orgUuid: toRuuid(orgId), type: TYPE },
  ...{ createdAtMillis: createdAt.getTime(), updatedAtMillis: createdAt.getTime() },
})
