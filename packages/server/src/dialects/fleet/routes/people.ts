import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  addMembership,
  changeMembership,
  findMembershipByEmail,
  readOwnMembership,
  readRoster,
  removeMembership,
} from '../../../domain/membership/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { orgIdOf, requireTenant, targetOf, tenantOf } from '../auth.ts'
import { userIdOf } from '../people.ts'
import { roleOfGroup } from '../permission-groups.ts'
import { presentCaller, presentUser, presentUserPermission } from '../present/people.ts'
import * as schemas from '../schemas/people.ts'
import { ClientHeaders, ClientWriteHeaders, Done, Empty, REFUSALS } from '../schemas/shared.ts'

const roleIn = (permissionGroupUuid: string | undefined) =>
  permissionGroupUuid === undefined ? undefined : roleOfGroup('permissionGroupUuid', permissionGroupUuid)

/** Wire facts, section 4.4: the people of the organization that the call runs in. */
export const peopleRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const reading = { tags: ['User'], headers: ClientHeaders }
    const writing = { tags: ['User'], headers: ClientWriteHeaders }
    app.addHook('onRequest', requireTenant(gatehouse))

    app.post('/customer/getCurrentUser', {
      schema: {
        ...reading,
        operationId: 'getCurrentUser',
        summary: 'Who calls',
        body: Empty,
        response: { 200: schemas.CurrentUser, ...REFUSALS },
      },
      handler: async (request) => {
        const own = await readOwnMembership(contextOf(domain, request), targetOf(request), undefined)
        return presentCaller(tenantOf(request), own)
      },
    })

    app.post('/user/getUsersInOrg', {
      schema: {
        ...reading,
        operationId: 'getUsersInOrg',
        summary: 'The people of the organization, invited ones too',
        body: Empty,
        response: { 200: schemas.Users, ...REFUSALS },
      },
      handler: async (request) => {
        const { orgId, people } = await readRoster(contextOf(domain, request), targetOf(request), undefined)
        return {
          users: people.map((person) => presentUser(person, orgId)),
          userPermissions: people.map((person) => presentUserPermission(person, orgId)),
        }
      },
    })

    app.post('/user/findUserByEmail', {
      schema: {
        ...reading,
        operationId: 'findUserByEmail',
        summary: 'The person with a mail address',
        body: schemas.UserAddress,
        response: { 200: schemas.FoundUser, ...REFUSALS },
      },
      handler: async (request) => {
        const { email } = request.body
        if (email === undefined) throw invalidField('email', 'is required')
        const found = await findMembershipByEmail(contextOf(domain, request), targetOf(request), { email })
        return { user: presentUser(found, orgIdOf(request)) }
      },
    })

    app.post('/user/createUser', {
      config: {
        failure: 'trio',
        failureStatus: 'BAD_INPUT',
        failureStatusBy: { 'member.exists': 'USER_EXISTS' },
      },
      schema: {
        ...writing,
        operationId: 'createUser',
        summary: 'Give a person a place; they are invited unless it is suppressed',
        body: schemas.NewUser,
        response: { 200: schemas.CreatedUser, ...REFUSALS },
      },
      handler: async (request) => {
        const { email, name, permissionGroupUuid, suppressWelcomeEmail = false } = request.body
        if (email === undefined) throw invalidField('email', 'is required')
        const added = await addMembership(contextOf(domain, request), targetOf(request), {
          ...{ email, name, role: roleIn(permissionGroupUuid), invited: !suppressWelcomeEmail },
        })
        return { userUuid: toRuuid(added.id), responseStatus: 'SUCCESS' as const }
      },
    })

    app.post('/user/updateUserSelective', {
      schema: {
        ...writing,
        operationId: 'updateUserSelective',
        summary: 'Change what a person is called here, and their role',
        body: schemas.UserChanges,
        response: { 200: Done, ...REFUSALS },
      },
      handler: async (request) => {
        const { userUuid, name, permissionGroupUuid } = request.body
        const membershipId = userIdOf('userUuid', userUuid)
        const role = roleIn(permissionGroupUuid)
        await changeMembership(contextOf(domain, request), targetOf(request), { membershipId, name, role })
        return {}
      },
    })

    app.post('/user/deleteUser', {
      schema: {
        ...writing,
        operationId: 'deleteUser',
        summary: 'Take a person’s place away',
        body: schemas.UserName,
        response: { 200: Done, ...REFUSALS },
      },
      handler: async (request) => {
        const membershipId = userIdOf('userUuid', request.body.userUuid)
        await removeMembership(contextOf(domain, request), targetOf(request), { membershipId })
        return {}
      },
    })
  }
