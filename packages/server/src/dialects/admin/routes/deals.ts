import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { listDeals } from '../../../domain/deal/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { cursorOf } from '../../../http/parameters.ts'
import { contextOf } from '../../../http/request.ts'
import type { Id } from '../../../kernel/ids.ts'
import { DealPage } from '../deal-schemas.ts'
import { partnerIdOf } from '../parameters.ts'
import * as schemas from '../schemas.ts'

export const dealRoutes =
  ({ domain }: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get('/partners/:partnerId/deals', {
      schema: {
        operationId: 'listDeals',
        summary: 'List the deals that a partner has registered, the latest first',
        tags: ['Deals'],
        params: schemas.PartnerPath,
        querystring: schemas.PageQuery,
        response: { 200: DealPage, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const { items, next } = await listDeals(contextOf(domain, request), {
          partnerId: partnerIdOf(request.params),
          limit: request.query.limit,
          before: cursorOf<Id<'deal'>>(request.query),
        })
        const data = items.map(({ id, details, createdAt }) => ({
          id,
          details,
          createdAt: createdAt.toISOString(),
        }))
        return { data, ...(next !== undefined && { next }) }
      },
    })
  }
