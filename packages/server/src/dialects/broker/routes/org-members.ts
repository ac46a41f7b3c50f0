import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import {
  addMembership,
  changeMembershipRole,
  inviteMembership,
  listMemberships,
  type MembershipId,
  removeMembership,
} from '../../../domain/membership/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { uuidOrNobodys } from '../../../kernel/ids.ts'
import { serve } from '../auth.ts'
import { presentOrgMember } from '../present/members.ts'
import * as members from '../schemas/members.ts'
import * as schemas from '../schemas.ts'

const membershipIdOf = ({ memberId }: { readonly memberId: string }): MembershipId => uuidOrNobodys(memberId)

/** Beyond the OpenAPI of the vendor: the people of an organization, their roles and invitations. */
export const orgMemberRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Organization Members']
    app.addHook('onRequest', serve(gatehouse, 'org'))

    app.get('/org/members', {
      schema: {
        operationId: 'listOrgMembers',
        summary: 'List the people of your organization',
        tags,
        response: { 200: members.OrgMemberList, ...schemas.REFUSALS },
      },
      handler: async (request) =>
        (await listMemberships(contextOf(domain, request), 'own', undefined)).map(presentOrgMember),
    })

    app.post('/org/members', {
      schema: {
        operationId: 'addOrgMember',
        summary: 'Add a person by mail address and invite them',
        description: 'Only an owner gives the role owner.',
        tags,
        headers: schemas.WriteHeaders,
        body: members.NewOrgMember,
        response: { 201: members.OrgMember, ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const member = await addMembership(contextOf(domain, request), 'own', request.body)
        return reply.code(201).send(presentOrgMember(member))
      },
    })

    app.patch('/org/members/:memberId/role', {
      schema: {
        operationId: 'changeOrgMemberRole',
        summary: 'Give a person another role',
        tags,
        headers: schemas.WriteHeaders,
        params: members.OrgMemberPath,
        body: members.OrgMemberRole,
        response: { 200: schemas.Success, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const membershipId = membershipIdOf(request.params)
        const { role } = request.body
        await changeMembershipRole(contextOf(domain, request), 'own', { membershipId, role })
        return { success: true }
      },
    })

    app.post('/org/members/:memberId/invitation', {
      schema: {
        operationId: 'inviteOrgMember',
        summary: 'Send a person another invitation; the ones before it die',
        tags,
        headers: schemas.WriteHeaders,
        params: members.OrgMemberPath,
        response: { 200: schemas.Success, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const membershipId = membershipIdOf(request.params)
        await inviteMembership(contextOf(domain, request), 'own', { membershipId })
        return { success: true }
      },
    })

    app.delete('/org/members/:memberId', {
      schema: {
        operationId: 'removeOrgMember',
        summary: 'Take a person’s place in your organization away',
        tags,
        headers: schemas.WriteHeaders,
        params: members.OrgMemberPath,
        response: { 204: Type.Null(), ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const membershipId = membershipIdOf(request.params)
        await removeMembership(contextOf(domain, request), 'own', { membershipId })
        return reply.code(204).send(null)
      },
    })
  }
