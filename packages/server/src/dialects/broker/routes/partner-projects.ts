import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import {
  createClientProject,
  deleteClientProject,
  listClientProjects,
} from '../../../domain/project/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { serve } from '../auth.ts'
import { orgIdOf, projectIdOf } from '../parameters.ts'
import { presentProject } from '../present.ts'
import { NewProject, OrgProjectPath } from '../schemas/projects.ts'
import * as schemas from '../schemas.ts'

/** OpenAPI, "Partner Projects": add and remove while the organization is unclaimed. */
export const partnerProjectRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Partner Projects']
    app.addHook('onRequest', serve(gatehouse, 'partner'))

    app.get('/partner/orgs/:orgId/projects', {
      schema: {
        operationId: 'listPartnerProjects',
        summary: 'List the projects of an organization you manage',
        tags,
        params: schemas.OrgPath,
        response: { 200: schemas.ProjectList, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const projects = await listClientProjects(contextOf(domain, request), {
          orgId: orgIdOf(request.params),
        })
        return projects.map(presentProject)
      },
    })

    app.post('/partner/orgs/:orgId/projects', {
      schema: {
        operationId: 'createPartnerProject',
        summary: 'Add a project to an unclaimed organization',
        tags,
        headers: schemas.WriteHeaders,
        params: schemas.OrgPath,
        body: NewProject,
        response: { 201: schemas.Project, ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const { name } = request.body
        const orgId = orgIdOf(request.params)
        const project = await createClientProject(contextOf(domain, request), orgId, { name })
        return reply.code(201).send(presentProject(project))
      },
    })

    app.delete('/partner/orgs/:orgId/projects/:projectId', {
      schema: {
        operationId: 'deletePartnerProject',
        summary: 'Remove a project from an unclaimed organization',
        description:
          'Never the last one. After the default project the oldest that is left becomes the default.',
        tags,
        headers: schemas.WriteHeaders,
        params: OrgProjectPath,
        response: { 204: Type.Null(), ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        await deleteClientProject(contextOf(domain, request), orgIdOf(request.params), {
          projectId: projectIdOf(request.params),
        })
        return reply.code(204).send(null)
      },
    })
  }
