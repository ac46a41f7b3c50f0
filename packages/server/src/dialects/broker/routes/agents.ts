import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { listAgents } from '../../../domain/agent/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { projectOf, serve } from '../auth.ts'
import { presentAgent } from '../present.ts'
import * as schemas from '../schemas.ts'

/** OpenAPI, "Agents". */
export const agentRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.addHook('onRequest', serve(gatehouse, 'org', 'project'))

    app.get('/agents', {
      schema: {
        operationId: 'listAgents',
        summary: 'List the agents of a project',
        tags: ['Agents'],
        headers: schemas.ProjectHeaders,
        response: { 200: schemas.AgentList, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const agents = await listAgents(contextOf(gatehouse.domain, request), 'own', {
          projectId: projectOf(request),
        })
        return agents.map(presentAgent)
      },
    })
  }
