import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Static } from 'typebox'
import { type ClientOrder, readOverview, searchClients } from '../../../domain/org/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { serve } from '../auth.ts'
import { readPosition, writePosition } from '../portfolio-cursor.ts'
import { presentPortfolioOrg } from '../present/portfolio.ts'
import * as schemas from '../schemas/portfolio.ts'
import { REFUSALS } from '../schemas.ts'

type Query = Static<typeof schemas.PortfolioQuery>

const ORDERS: Readonly<Record<Query['sort'], ClientOrder>> = {
  createdAt: { by: 'made', descending: false },
  '-createdAt': { by: 'made', descending: true },
  name: { by: 'name', descending: false },
  '-name': { by: 'name', descending: true },
}

const inputOf = (query: Query) => ({
  search: query.search,
  status: query.status,
  suspended: query.suspended,
  order: ORDERS[query.sort],
  after: readPosition(query),
  limit: query.limit,
})

/** A partner's organizations as its portal shows them: page by page, and in sum. */
export const partnerPortfolioRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Partner Organizations']
    app.addHook('onRequest', serve(gatehouse, 'partner'))

    app.get('/partner/portfolio', {
      schema: {
        operationId: 'listPortfolio',
        summary: 'Search your organizations, page by page',
        tags,
        querystring: schemas.PortfolioQuery,
        response: { 200: schemas.PortfolioPage, ...REFUSALS },
      },
      handler: async (request) => {
        const { items, next } = await searchClients(contextOf(domain, request), inputOf(request.query))
        return {
          data: items.map(presentPortfolioOrg),
          next: next === undefined ? null : writePosition(request.query, next),
        }
      },
    })

    app.get('/partner/overview', {
      schema: {
        operationId: 'getPartnerOverview',
        summary: 'How many organizations you have, and how many devices are in those that you may act inside',
        tags,
        response: { 200: schemas.Overview, ...REFUSALS },
      },
      handler: async (request) => readOverview(contextOf(domain, request), undefined),
    })
  }
