import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  findMembershipByEmail,
  readOwnMembership,
  readRoster,
  removeMembership,
} from '../../../domain/membership/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { orgIdOf, requireTenant, targetOf, tenantOf } from '../auth.ts'
import { userIdOf } from '../people.ts'
import { presentCaller, presentUser, presentUserPermission } from '../present/people.ts'
import * as schemas from '../schemas/people.ts'
import { ClientHeaders, ClientWriteHeaders, Done, Empty, REFUSALS } from '../schemas/shared.ts'

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
