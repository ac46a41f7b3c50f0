import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Static } from 'typebox'
import { listGatewayRequests } from '../../../domain/gateway-request/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { cursorOf } from '../../../http/parameters.ts'
import { contextOf } from '../../../http/request.ts'
import { sendCsv } from '../../../http/send-csv.ts'
import type { AgentId, RequestId } from '../../../kernel/ids.ts'
import { everyPage } from '../../../kernel/page.ts'
import { serve } from '../auth.ts'
import { idIn, momentIn } from '../parameters.ts'
import { presentGatewayRequest } from '../present/gateway.ts'
import { textAs } from '../schemas/agent-setup.ts'
import * as schemas from '../schemas/gateway.ts'
import { REFUSALS } from '../schemas.ts'

const ROWS_AT_ONCE = 1_000
const COLUMNS = Object.keys(schemas.GatewayRequest.properties)

const filterOf = ({ agentId, host, outcome, since, until }: Static<typeof schemas.GatewayRequestFilter>) => ({
  agentId: idIn<AgentId>('agentId', agentId),
  host,
  outcome,
  since: momentIn('since', since),
  until: momentIn('until', until),
})

/** What the agents of an organization sent through the gateway, and what became of it. */
export const gatewayRequestRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Gateway']
    app.addHook('onRequest', serve(gatehouse, 'org'))

    app.get('/org/gateway/requests', {
      schema: {
        operationId: 'listGatewayRequests',
        summary: 'What your agents sent through the gateway, newest first',
        tags,
        querystring: schemas.GatewayRequestQuery,
        response: { 200: schemas.GatewayRequestPage, ...REFUSALS },
      },
      handler: async (request) => {
        const { items, next = null } = await listGatewayRequests(contextOf(domain, request), 'own', {
          ...filterOf(request.query),
          before: cursorOf<RequestId>(request.query),
          limit: request.query.limit,
        })
        return { data: items.map(presentGatewayRequest), next }
      },
    })

    app.get('/org/gateway/requests.csv', {
      schema: {
        operationId: 'exportGatewayRequests',
        summary: 'The same as CSV, all that is kept',
        description:
          'One line for each request, below the names of the columns; several secrets are separated by spaces. A cell that a spreadsheet would take for a formula begins with an apostrophe.',
        tags,
        querystring: schemas.GatewayRequestFilter,
        response: { 200: textAs('text/csv'), ...REFUSALS },
      },
      handler: async (request, reply) => {
        const context = contextOf(domain, request)
        const filter = filterOf(request.query)
        const pages = everyPage(async (after) => {
          const before = after as RequestId | undefined
          const page = await listGatewayRequests(context, 'own', { ...filter, before, limit: ROWS_AT_ONCE })
          return { ...page, items: page.items.map(presentGatewayRequest) }
        })
        return sendCsv(reply, { name: 'gateway-requests', columns: COLUMNS }, pages)
      },
    })
  }
