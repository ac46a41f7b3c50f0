import { readOwnMembership, readRoster } from '../../../domain/membership/index.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { presentGroupMembership, presentGroups, presentPermissions } from '../present/permissions.ts'
import * as schemas from '../schemas/people.ts'
import { Empty } from '../schemas/shared.ts'

/** Wire facts, section 4.4: the roles, as permission groups. */
export const permissionRoutes = clientEndpoints('Permission', ({ read }) => {
  read('permission/getPermissionGroups', {
    summary: 'The roles of the organization, and who has them',
    body: Empty,
    answer: schemas.PermissionGroupsWithMembers,
    handle: async ({ ctx, target }) => {
      const { orgId, people } = await readRoster(ctx, target, undefined)
      return { permissionGroups: presentGroups(orgId), groupMembership: presentGroupMembership(people) }
    },
  })

  read('permission/getPermissionGroupsForOrg', {
    summary: 'The roles of the organization',
    body: Empty,
    answer: schemas.PermissionGroups,
    handle: async ({ ctx, target }) => {
      const { orgId } = await readOwnMembership(ctx, target, undefined)
      return { permissionGroups: presentGroups(orgId) }
    },
  })

  read('permission/getPermissionsForCurrentUser', {
    summary: 'What the caller may do',
    body: Empty,
    answer: schemas.Permissions,
    handle: async ({ ctx, target, principal }) => {
      const { place } = await readOwnMembership(ctx, target, undefined)
      return presentPermissions(principal, place)
    },
  })
})
