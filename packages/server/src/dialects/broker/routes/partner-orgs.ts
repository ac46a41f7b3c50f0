import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { createOrg, deleteOrg, getOrg, pageOrgs } from '../../../domain/org/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { jsonItems, sendJson } from '../../../http/send-pages.ts'
import type { OrgId } from '../../../kernel/ids.ts'
import { serve } from '../auth.ts'
import { orgIdOf } from '../parameters.ts'
import { presentCreatedOrg, presentOrg } from '../present.ts'
import * as schemas from '../schemas.ts'

const PAGE_ORGS = 1_000

/** OpenAPI, "Partner Organizations": create, list, inspect, delete while unclaimed. */
export const partnerOrgRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Partner Organizations']
    app.addHook('onRequest', serve(gatehouse, 'partner'))

    app.post('/partner/orgs', {
      schema: {
        operationId: 'createPartnerOrg',
        summary: 'Create an organization',
        description:
          'With a default project, its keys, a default agent and a claim link. The tokens are shown this once.',
        tags,
        headers: schemas.WriteHeaders,
        body: schemas.NewOrg,
        response: { 201: schemas.CreatedOrg, ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const { name } = request.body
        const org = await createOrg(contextOf(domain, request), { name, withKeys: true, welcome: false })
        return reply.code(201).send(presentCreatedOrg(org))
      },
    })

    app.get('/partner/orgs', {
      schema: {
        operationId: 'listPartnerOrgs',
        summary: 'List your organizations',
        tags,
        response: { 200: schemas.OrgList, ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const context = contextOf(domain, request)
        const orgs = jsonItems(
          (after: OrgId | undefined) => pageOrgs(context, { after, limit: PAGE_ORGS }),
          (org) => JSON.stringify(presentOrg(org)),
        )
        return sendJson(reply, '[', orgs, ']')
      },
    })

    app.get('/partner/orgs/:orgId', {
      schema: {
        operationId: 'getPartnerOrg',
        summary: 'Inspect one organization',
        tags,
        params: schemas.OrgPath,
        response: { 200: schemas.Org, ...schemas.REFUSALS },
      },
      handler: async (request) =>
        presentOrg(await getOrg(contextOf(domain, request), { orgId: orgIdOf(request.params) })),
    })

    app.delete('/partner/orgs/:orgId', {
      schema: {
        operationId: 'deletePartnerOrg',
        summary: 'Delete an unclaimed organization',
        tags,
        headers: schemas.WriteHeaders,
        params: schemas.OrgPath,
        response: { 204: Type.Null(), ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        await deleteOrg(contextOf(domain, request), { orgId: orgIdOf(request.params) })
        return reply.code(204).send(null)
      },
    })
  }
