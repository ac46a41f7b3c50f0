import {
  addMembership,
  changeMembership,
  findMembershipByEmail,
  readOwnMembership,
  readRoster,
  removeMembership,
} from '../../../domain/membership/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { userIdOf } from '../people.ts'
import { roleOfGroup } from '../permission-groups.ts'
import { presentCaller, presentUser, presentUserPermission } from '../present/people.ts'
import { required } from '../required.ts'
import * as schemas from '../schemas/people.ts'
import { Done, Empty } from '../schemas/shared.ts'

const roleIn = (permissionGroupUuid: string | undefined) =>
  permissionGroupUuid === undefined ? undefined : roleOfGroup('permissionGroupUuid', permissionGroupUuid)

/** Wire facts, section 4.4: the people of the organization that the call runs in. */
export const peopleRoutes = clientEndpoints('User', ({ read, write }) => {
  read('customer/getCurrentUser', {
    summary: 'Who calls',
    body: Empty,
    answer: schemas.CurrentUser,
    handle: async ({ ctx, target, principal }) =>
      presentCaller(principal, await readOwnMembership(ctx, target, undefined)),
  })

  read('user/getUsersInOrg', {
    summary: 'The people of the organization, invited ones too',
    body: Empty,
    answer: schemas.Users,
    handle: async ({ ctx, target }) => {
      const { orgId, people } = await readRoster(ctx, target, undefined)
      return {
        users: people.map((person) => presentUser(person, orgId)),
        userPermissions: people.map((person) => presentUserPermission(person, orgId)),
      }
    },
  })

  read('user/findUserByEmail', {
    summary: 'The person with a mail address',
    body: schemas.UserAddress,
    answer: schemas.FoundUser,
    handle: async (call, body) => {
      const email = required('email', body.email)
      const found = await findMembershipByEmail(call.ctx, call.target, { email })
      return { user: presentUser(found, call.orgId) }
    },
  })

  write('user/createUser', {
    summary: 'Give a person a place; they are invited unless it is suppressed',
    config: {
      failure: 'trio',
      failureStatus: 'BAD_INPUT',
      failureStatusBy: { 'member.exists': 'USER_EXISTS' },
    },
    body: schemas.NewUser,
    answer: schemas.CreatedUser,
    handle: async (call, { name, permissionGroupUuid, suppressWelcomeEmail = false, ...body }) => {
      const email = required('email', body.email)
      const added = await addMembership(call.ctx, call.target, {
        ...{ email, name, role: roleIn(permissionGroupUuid), invited: !suppressWelcomeEmail },
      })
      return { userUuid: toRuuid(added.id), responseStatus: 'SUCCESS' as const }
    },
  })

  write('user/updateUserSelective', {
    summary: 'Change what a person is called here, and their role',
    body: schemas.UserChanges,
    answer: Done,
    handle: async (call, { userUuid, name, permissionGroupUuid }) => {
      const membershipId = userIdOf('userUuid', userUuid)
      const role = roleIn(permissionGroupUuid)
      await changeMembership(call.ctx, call.target, { membershipId, name, role })
      return {}
    },
  })

  write('user/deleteUser', {
    summary: 'Take a person’s place away',
    body: schemas.UserName,
    answer: Done,
    handle: async (call, { userUuid }) => {
      const membershipId = userIdOf('userUuid', userUuid)
      await removeMembership(call.ctx, call.target, { membershipId })
      return {}
    },
  })
})
