import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import {
  addPartnerMember,
  changePartnerMemberRole,
  invitePartnerMember,
  listPartnerMembers,
  type PartnerMemberId,
  removePartnerMember,
} from '../../../domain/member/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { uuidOrNobodys } from '../../../kernel/ids.ts'
import { serve } from '../auth.ts'
import { presentPartnerMember } from '../present/members.ts'
import * as members from '../schemas/members.ts'
import * as schemas from '../schemas.ts'

const memberIdOf = ({ userId }: { readonly userId: string }): PartnerMemberId => uuidOrNobodys(userId)

/** OpenAPI, "Partner Members": who may sign in to the partner's portal. */
export const partnerMemberRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Partner Members']
    app.addHook('onRequest', serve(gatehouse, 'partner'))

    app.get('/partner/members', {
      schema: {
        operationId: 'listPartnerMembers',
        summary: 'List the people who may sign in to your portal',
        tags,
        response: { 200: members.PartnerMemberList, ...schemas.REFUSALS },
      },
      handler: async (request) =>
        (await listPartnerMembers(contextOf(domain, request), undefined)).map(presentPartnerMember),
    })

    app.post('/partner/members', {
      schema: {
        operationId: 'addPartnerMember',
        summary: 'Add a member by mail address and invite them',
        description: 'Needs the role owner or admin, or a key with `members:write`.',
        tags,
        headers: schemas.WriteHeaders,
        body: members.NewPartnerMember,
        response: { 201: members.PartnerMember, ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const member = await addPartnerMember(contextOf(domain, request), request.body)
        return reply.code(201).send(presentPartnerMember(member))
      },
    })

    app.patch('/partner/members/:userId/role', {
      schema: {
        operationId: 'changePartnerMemberRole',
        summary: 'Move a member between admin and member',
        tags,
        headers: schemas.WriteHeaders,
        params: members.MemberPath,
        body: members.PartnerMemberRole,
        response: { 200: schemas.Success, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const { role } = request.body
        await changePartnerMemberRole(contextOf(domain, request), {
          memberId: memberIdOf(request.params),
          role,
        })
        return { success: true }
      },
    })

    app.post('/partner/members/:userId/invitation', {
      schema: {
        operationId: 'invitePartnerMember',
        summary: 'Send a member another invitation; the ones before it die',
        tags,
        headers: schemas.WriteHeaders,
        params: members.MemberPath,
        response: { 200: schemas.Success, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        await invitePartnerMember(contextOf(domain, request), { memberId: memberIdOf(request.params) })
        return { success: true }
      },
    })

    app.delete('/partner/members/:userId', {
      schema: {
        operationId: 'removePartnerMember',
        summary: 'Remove a member',
        tags,
        headers: schemas.WriteHeaders,
        params: members.MemberPath,
        response: { 204: Type.Null(), ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        await removePartnerMember(contextOf(domain, request), { memberId: memberIdOf(request.params) })
        return reply.code(204).send(null)
      },
    })
  }
