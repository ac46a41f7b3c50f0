import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Static } from 'typebox'
import { listPartnerReads, listReadsInside } from '../../../domain/event/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { cursorOf } from '../../../http/parameters.ts'
import { contextOf } from '../../../http/request.ts'
import type { Id, OrgId } from '../../../kernel/ids.ts'
import { serve } from '../auth.ts'
import { idIn, momentIn } from '../parameters.ts'
import { presentReads } from '../present/events.ts'
import * as schemas from '../schemas/events.ts'
import { REFUSALS } from '../schemas.ts'

const filterOf = (query: Static<typeof schemas.OrgReadQuery>) => ({
  before: cursorOf<Id<'acting_reads'>>(query),
  limit: query.limit,
  operation: query.operation,
  since: momentIn('since', query.since),
  until: momentIn('until', query.until),
})

/** What a partner read inside its organizations, counted by the minute. */
export const partnerReadRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get('/partner/reads', {
      onRequest: serve(gatehouse, 'partner'),
      schema: {
        operationId: 'listPartnerReads',
        summary: 'What you read inside your organizations, counted by the minute, latest first',
        tags: ['Events'],
        querystring: schemas.PartnerReadQuery,
        response: { 200: schemas.ReadPage, ...REFUSALS },
      },
      handler: async (request) => {
        const filter = { ...filterOf(request.query), orgId: idIn<OrgId>('orgId', request.query.orgId) }
        const { items, next = null } = await listPartnerReads(contextOf(gatehouse.domain, request), filter)
        return { data: items.map(presentReads), next }
      },
    })
  }

/** The same, as the organization sees it. */
export const orgReadRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get('/org/partner/reads', {
      onRequest: serve(gatehouse, 'org'),
      schema: {
        operationId: 'listReadsInside',
        summary: 'What your partner read inside your organization, counted by the minute, latest first',
        tags: ['Organization Partner'],
        querystring: schemas.OrgReadQuery,
        response: { 200: schemas.ReadPage, ...REFUSALS },
      },
      handler: async (request) => {
        const filter = filterOf(request.query)
        const context = contextOf(gatehouse.domain, request)
        const { items, next = null } = await listReadsInside(context, 'own', filter)
        return { data: items.map(presentReads), next }
      },
    })
  }
