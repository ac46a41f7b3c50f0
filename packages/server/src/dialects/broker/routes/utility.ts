import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { countResources } from '../../../domain/project/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { projectOf, serve } from '../auth.ts'
import { presentIdentity } from '../present.ts'
import { ResourceCounts } from '../schemas/projects.ts'
import * as schemas from '../schemas.ts'

/** OpenAPI, "Utility"; and, beyond it, who a credential speaks for. */
export const utilityRoutes =
  (gatehouse: Gatehouse, version: string): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get('/health', {
      schema: {
        operationId: 'getHealth',
        summary: 'Health check',
        tags: ['Utility'],
        security: [],
        response: { 200: schemas.Health, ...schemas.REFUSALS },
      },
      handler: async () => ({ status: 'ok', version, timestamp: gatehouse.domain.now().toISOString() }),
    })

    app.get('/whoami', {
      onRequest: serve(gatehouse, 'partner', 'org', 'project', 'agent', 'device'),
      schema: {
        operationId: 'getIdentity',
        summary: 'Who the presented credential speaks for',
        tags: ['Utility'],
        response: { 200: schemas.Identity, ...schemas.REFUSALS },
      },
      handler: async ({ caller }) => {
        if (caller === undefined || !('partnerId' in caller)) throw new Error('Only tenants are served here.')
        return presentIdentity(caller)
      },
    })

    app.get('/counts', {
      onRequest: serve(gatehouse, 'org', 'project'),
      schema: {
        operationId: 'getCounts',
        summary: 'How much there is in a project',
        tags: ['Utility'],
        headers: schemas.ProjectHeaders,
        response: { 200: ResourceCounts, ...schemas.REFUSALS },
      },
      handler: async (request) =>
        countResources(contextOf(gatehouse.domain, request), 'own', { projectId: projectOf(request) }),
    })
  }
