import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { changePartner, createPartner, getPartner, listPartners } from '../../../domain/partner/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { cursorOf } from '../../../http/parameters.ts'
import { contextOf } from '../../../http/request.ts'
import type { PartnerId } from '../../../kernel/ids.ts'
import { partnerIdOf } from '../parameters.ts'
import { presentCreatedPartner, presentPartner } from '../present.ts'
import * as schemas from '../schemas.ts'

export const partnerRoutes =
  ({ domain }: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tags = ['Partners']

    app.post('/partners', {
      schema: {
        operationId: 'createPartner',
        summary: 'Provision a partner with its own organization and first key',
        tags,
        headers: schemas.WriteHeaders,
        body: schemas.NewPartner,
        response: { 201: schemas.CreatedPartner, ...schemas.REFUSALS },
      },
      handler: async (request, reply) =>
        reply
          .code(201)
          .send(presentCreatedPartner(await createPartner(contextOf(domain, request), request.body))),
    })

    app.get('/partners', {
      schema: {
        operationId: 'listPartners',
        summary: 'List partners, oldest first',
        tags,
        querystring: schemas.PageQuery,
        response: { 200: schemas.PartnerPage, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const after = cursorOf<PartnerId>(request.query)
        const { items, next } = await listPartners(contextOf(domain, request), {
          limit: request.query.limit,
          ...(after !== undefined && { after }),
        })
        return { data: items.map(presentPartner), ...(next !== undefined && { next }) }
      },
    })

    app.get('/partners/:partnerId', {
      schema: {
        operationId: 'getPartner',
        summary: 'Read one partner',
        tags,
        params: schemas.PartnerPath,
        response: { 200: schemas.Partner, ...schemas.REFUSALS },
      },
      handler: async (request) =>
        presentPartner(
          await getPartner(contextOf(domain, request), { partnerId: partnerIdOf(request.params) }),
        ),
    })

    app.patch('/partners/:partnerId', {
      schema: {
        operationId: 'changePartner',
        summary: 'Change the settings of a partner that are given',
        tags,
        headers: schemas.WriteHeaders,
        params: schemas.PartnerPath,
        body: schemas.PartnerChanges,
        response: { 200: schemas.Partner, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const partnerId = partnerIdOf(request.params)
        return presentPartner(
          await changePartner(contextOf(domain, request), { partnerId, changes: request.body }),
        )
      },
    })
  }
