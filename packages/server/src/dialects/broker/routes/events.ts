import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Static } from 'typebox'
import { listOrgEvents, listPartnerEvents } from '../../../domain/event/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { cursorOf } from '../../../http/parameters.ts'
import { contextOf } from '../../../http/request.ts'
import type { Id, OrgId } from '../../../kernel/ids.ts'
import { serve } from '../auth.ts'
import { idIn, momentIn } from '../parameters.ts'
import { presentEvent } from '../present/events.ts'
import * as schemas from '../schemas/events.ts'
import { REFUSALS } from '../schemas.ts'

const filterOf = (query: Static<typeof schemas.OrgEventQuery>) => ({
  before: cursorOf<Id<'event'>>(query),
  limit: query.limit,
  type: query.type,
  subject: idIn('subject', query.subject),
  actor: query.actor,
  since: momentIn('since', query.since),
  until: momentIn('until', query.until),
})

/** What happened, as each of the two sides may read it. */
export const eventRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Events']
    const response = { 200: schemas.EventPage, ...REFUSALS }

    app.get('/partner/events', {
      onRequest: serve(gatehouse, 'partner'),
      schema: {
        operationId: 'listPartnerEvents',
        summary: 'What happened in your portfolio, newest first',
        tags,
        querystring: schemas.PartnerEventQuery,
        response,
      },
      handler: async (request) => {
        const filter = { ...filterOf(request.query), orgId: idIn<OrgId>('orgId', request.query.orgId) }
        const { items, next = null } = await listPartnerEvents(contextOf(domain, request), filter)
        return { data: items.map(presentEvent), next }
      },
    })

    app.get('/org/events', {
      onRequest: serve(gatehouse, 'org'),
      schema: {
        operationId: 'listOrgEvents',
        summary: 'What happened in your organization, newest first, whoever did it',
        tags,
        querystring: schemas.OrgEventQuery,
        response,
      },
      handler: async (request) => {
        const filter = filterOf(request.query)
        const { items, next = null } = await listOrgEvents(contextOf(domain, request), 'own', filter)
        return { data: items.map(presentEvent), next }
      },
    })
  }
