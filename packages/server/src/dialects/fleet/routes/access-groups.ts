import {
  addAccessGroupMembers,
  changeAccessGroup,
  createAccessGroup,
  deleteAccessGroup,
  listAccessGroups,
  removeAccessGroupMembers,
} from '../../../domain/access-group/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { accessGroupIdOf, idsOf } from '../body-ids.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { locationIdOf } from '../location-details.ts'
import { userIdOf } from '../people.ts'
import { presentGroup, presentMember } from '../present/access-groups.ts'
import * as schemas from '../schemas/access-groups.ts'
import { Done, Empty } from '../schemas/shared.ts'

const spelling = { membershipIds: 'userUuids' }

/** Wire facts, section 4.4, "Doors / access control": people who are given access together. */
export const accessGroupRoutes = clientEndpoints('Access control', ({ read, write }) => {
  read('accesscontrol/findAccessControlGroupsByOrg', {
    summary: 'List the access groups of the organization, with the users in them',
    body: Empty,
    answer: schemas.Groups,
    handle: async ({ ctx, target }) => {
      const groups = await listAccessGroups(ctx, target, undefined)
      return {
        groups: groups.map(({ membershipIds, ...group }) => ({
          ...presentGroup(group),
          userUuids: membershipIds.map(toRuuid),
        })),
      }
    },
  })

  write('accesscontrol/createAccessControlGroup', {
    summary: 'Create an access group',
    body: schemas.NewGroup,
    answer: schemas.CreatedGroup,
    spelling,
    handle: async ({ ctx, target }, { name, description, locationUuid, userUuids }) => {
      const { group, members } = await createAccessGroup(ctx, target, {
        ...{ name, description },
        locationId: locationUuid === undefined ? undefined : locationIdOf('locationUuid', locationUuid),
        membershipIds: idsOf(userIdOf, 'userUuids', userUuids),
      })
      return { group: presentGroup(group), groupMembers: members.map(presentMember) }
    },
  })

  write('accesscontrol/updateAccessControlGroup', {
    summary: 'Change what is given of an access group',
    body: schemas.GroupChanges,
    answer: schemas.ChangedGroup,
    handle: async ({ ctx, target }, { groupUuid, name, description }) => {
      const groupId = accessGroupIdOf('groupUuid', groupUuid)
      const group = await changeAccessGroup(ctx, target, { groupId, changes: { name, description } })
      return { group: presentGroup(group) }
    },
  })

  write('accesscontrol/deleteAccessControlGroup', {
    summary: 'Delete an access group',
    body: schemas.GroupName,
    answer: Done,
    handle: async ({ ctx, target }, { groupUuid }) => {
      await deleteAccessGroup(ctx, target, { groupId: accessGroupIdOf('groupUuid', groupUuid) })
      return {}
    },
  })

  write('accesscontrol/addUsersToAccessControlGroup', {
    summary: 'Put users into an access group',
    body: schemas.GroupUsers,
    answer: schemas.GroupMembers,
    spelling,
    handle: async ({ ctx, target }, { groupUuid, userUuids }) => {
      const groupId = accessGroupIdOf('groupUuid', groupUuid)
      const membershipIds = idsOf(userIdOf, 'userUuids', userUuids)
      const members = await addAccessGroupMembers(ctx, target, { groupId, membershipIds })
      return { groupMembers: members.map(presentMember) }
    },
  })

  write('accesscontrol/removeUsersFromAccessControlGroup', {
    summary: 'Take users out of an access group',
    body: schemas.GroupUsers,
    answer: Done,
    spelling,
    handle: async ({ ctx, target }, { groupUuid, userUuids }) => {
      const groupId = accessGroupIdOf('groupUuid', groupUuid)
      const membershipIds = idsOf(userIdOf, 'userUuids', userUuids)
      await removeAccessGroupMembers(ctx, target, { groupId, membershipIds })
      return {}
    },
  })
})
