import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { explainRequest } from '../../../domain/egress/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { projectOf, serve } from '../auth.ts'
import { missingAgent } from '../missing-agent.ts'
import { presentExplanation } from '../present/explanation.ts'
import { MissingAgent } from '../schemas/agent-setup.ts'
import * as schemas from '../schemas/gateway.ts'
import { ProjectHeaders, REFUSALS } from '../schemas.ts'

/** What would become of a request of an agent, and why. */
export const gatewayExplainRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse

    app.get('/gateway/explain', {
      onRequest: serve(gatehouse, 'org', 'project'),
      schema: {
        operationId: 'explainGatewayRequest',
        summary: 'Which tier, secret, rule and budget a request of an agent would meet, and why',
        description: 'Nothing is sent or counted. The body is not known, and no name is resolved.',
        tags: ['Gateway'],
        headers: ProjectHeaders,
        querystring: schemas.ExplainQuery,
        response: { 200: schemas.Explanation, ...REFUSALS, 404: MissingAgent },
      },
      handler: async (request, reply) => {
        const { agent, method, url } = request.query
        try {
          const input = { projectId: projectOf(request), agent, method, url }
          return presentExplanation(await explainRequest(contextOf(domain, request), 'own', input))
        } catch (error) {
          const refusal = missingAgent(error, agent ?? null)
          if (refusal === undefined) throw error
          return reply.code(404).send(refusal)
        }
      },
    })
  }
