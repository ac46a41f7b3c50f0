import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import {
  createProject,
  deleteProject,
  getProject,
  listProjects,
  renameProject,
} from '../../../domain/project/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { serve } from '../auth.ts'
import { projectIdOf } from '../parameters.ts'
import { presentProject } from '../present.ts'
import { CreatedProject, NewProject, ProjectChanges, ProjectPath } from '../schemas/projects.ts'
import * as schemas from '../schemas.ts'

/** OpenAPI, "Projects". */
export const projectRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Projects']
    app.addHook('onRequest', serve(gatehouse, 'org'))

    app.get('/projects', {
      schema: {
        operationId: 'listProjects',
        summary: 'List the projects of your organization',
        tags,
        response: { 200: schemas.ProjectList, ...schemas.REFUSALS },
      },
      handler: async (request) =>
        (await listProjects(contextOf(domain, request), 'own', undefined)).map(presentProject),
    })

    app.post('/projects', {
      schema: {
        operationId: 'createProject',
        summary: 'Create a project',
        description: 'With a default agent and a key, which is shown this once.',
        tags,
        headers: schemas.WriteHeaders,
        body: NewProject,
        response: { 201: CreatedProject, ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const { name } = request.body
        const { key, ...project } = await createProject(contextOf(domain, request), 'own', { name })
        return reply.code(201).send({ ...presentProject(project), apiKey: key.reveal() })
      },
    })

    app.get('/projects/:projectId', {
      schema: {
        operationId: 'getProject',
        summary: 'Get a project',
        tags,
        params: ProjectPath,
        response: { 200: schemas.Project, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const projectId = projectIdOf(request.params)
        return presentProject(await getProject(contextOf(domain, request), 'own', { projectId }))
      },
    })

    app.patch('/projects/:projectId', {
      schema: {
        operationId: 'updateProject',
        summary: 'Rename a project, its slug with it',
        tags,
        headers: schemas.WriteHeaders,
        params: ProjectPath,
        body: ProjectChanges,
        response: { 200: schemas.Project, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const { name } = request.body
        const projectId = projectIdOf(request.params)
        return presentProject(await renameProject(contextOf(domain, request), 'own', { projectId, name }))
      },
    })

    app.delete('/projects/:projectId', {
      schema: {
        operationId: 'deleteProject',
        summary: 'Delete a project with all that is in it',
        description: 'Its keys and tokens stop working at once. Never the last project of the organization.',
        tags,
        headers: schemas.WriteHeaders,
        params: ProjectPath,
        response: { 204: Type.Null(), ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const projectId = projectIdOf(request.params)
        await deleteProject(contextOf(domain, request), 'own', { projectId })
        return reply.code(204).send(null)
      },
    })
  }
