import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { listProjects } from '../../../domain/project/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { serve } from '../auth.ts'
import { presentProject } from '../present.ts'
import * as schemas from '../schemas.ts'

/** OpenAPI, "Projects". */
export const projectRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.addHook('onRequest', serve(gatehouse, 'org'))

    app.get('/projects', {
      schema: {
        operationId: 'listProjects',
        summary: 'List the projects of your organization',
        tags: ['Projects'],
        response: { 200: schemas.ProjectList, ...schemas.REFUSALS },
      },
      handler: async (request) =>
        (await listProjects(contextOf(gatehouse.domain, request), 'own', undefined)).map(presentProject),
    })
  }
