import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readOwnMembership, readRoster } from '../../../domain/membership/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { requireTenant, targetOf, tenantOf } from '../auth.ts'
import { presentGroupMembership, presentGroups, presentPermissions } from '../present/permissions.ts'
import * as schemas from '../schemas/people.ts'
import { ClientHeaders, Empty, REFUSALS } from '../schemas/shared.ts'

/** Wire facts, section 4.4: the roles, as permission groups. */
export const permissionRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const shared = { tags: ['Permission'], headers: ClientHeaders, body: Empty }
    app.addHook('onRequest', requireTenant(gatehouse))

    app.post('/permission/getPermissionGroups', {
      schema: {
        ...shared,
        operationId: 'getPermissionGroups',
        summary: 'The roles of the organization, and who has them',
        response: { 200: schemas.PermissionGroupsWithMembers, ...REFUSALS },
      },
      handler: async (request) => {
        const { orgId, people } = await readRoster(contextOf(domain, request), targetOf(request), undefined)
        return {
          permissionGroups: presentGroups(orgId),
          groupMembership: presentGroupMembership(people),
        }
      },
    })

    app.post('/permission/getPermissionGroupsForOrg', {
      schema: {
        ...shared,
        operationId: 'getPermissionGroupsForOrg',
        summary: 'The roles of the organization',
        response: { 200: schemas.PermissionGroups, ...REFUSALS },
      },
      handler: async (request) => {
        const { orgId } = await readOwnMembership(contextOf(domain, request), targetOf(request), undefined)
        return { permissionGroups: presentGroups(orgId) }
      },
    })

    app.post('/permission/getPermissionsForCurrentUser', {
      schema: {
        ...shared,
        operationId: 'getPermissionsForCurrentUser',
        summary: 'What the caller may do',
        response: { 200: schemas.Permissions, ...REFUSALS },
      },
      handler: async (request) => {
        const { place } = await readOwnMembership(contextOf(domain, request), targetOf(request), undefined)
        return presentPermissions(tenantOf(request), place)
      },
    })
  }
