import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { listOwnDeals } from '../../../domain/deal/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { cursorOf } from '../../../http/parameters.ts'
import { contextOf } from '../../../http/request.ts'
import type { Id } from '../../../kernel/ids.ts'
import { serve } from '../auth.ts'
import * as schemas from '../schemas/deals.ts'
import { REFUSALS } from '../schemas.ts'

/** What a partner has told the operator that it is about to sell. Deals are registered by the fleet dialect. */
export const partnerDealRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get('/partner/deals', {
      onRequest: serve(gatehouse, 'partner'),
      schema: {
        operationId: 'listPartnerDeals',
        summary: 'The deals that you have registered, the latest first',
        tags: ['Deals'],
        querystring: schemas.DealQuery,
        response: { 200: schemas.DealPage, ...REFUSALS },
      },
      handler: async (request) => {
        const { items, next = null } = await listOwnDeals(contextOf(gatehouse.domain, request), {
          before: cursorOf<Id<'deal'>>(request.query),
          limit: request.query.limit,
        })
        const data = items.map(({ id, details, createdAt }) => ({
          ...{ id, details },
          createdAt: createdAt.toISOString(),
        }))
        return { data, next }
      },
    })
  }
