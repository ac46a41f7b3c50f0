import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import {
  createAgent,
  deleteAgent,
  getDefaultAgent,
  listAgents,
  regenerateAgentToken,
  renameAgent,
  setDefaultAgent,
} from '../../../domain/agent/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { projectOf, serve } from '../auth.ts'
import { agentIdOf } from '../parameters.ts'
import { presentAgent, presentCreatedAgent } from '../present/agents.ts'
import * as schemas from '../schemas/agents.ts'
import { ProjectHeaders, ProjectWriteHeaders, REFUSALS, Success } from '../schemas.ts'

/** OpenAPI, "Agents": which there are, and their tokens. */
export const agentRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Agents']
    app.addHook('onRequest', serve(gatehouse, 'org', 'project'))

    app.get('/agents', {
      schema: {
        operationId: 'listAgents',
        summary: 'List the agents of a project',
        tags,
        headers: ProjectHeaders,
        response: { 200: schemas.AgentList, ...REFUSALS },
      },
      handler: async (request) => {
        const agents = await listAgents(contextOf(domain, request), 'own', { projectId: projectOf(request) })
        return agents.map(presentAgent)
      },
    })

    app.post('/agents', {
      schema: {
        operationId: 'createAgent',
        summary: 'Create an agent',
        description: 'Its token is in the list of agents.',
        tags,
        headers: ProjectWriteHeaders,
        body: schemas.NewAgent,
        response: { 201: schemas.CreatedAgent, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const { name, identifier, parentIdentifier } = request.body
        const agent = await createAgent(contextOf(domain, request), 'own', {
          projectId: projectOf(request),
          name,
          identifier,
          ...(parentIdentifier !== undefined && { parentIdentifier }),
        })
        return reply.code(201).send(presentCreatedAgent(agent))
      },
    })

    app.get('/agents/default', {
      schema: {
        operationId: 'getDefaultAgent',
        summary: 'Get the default agent of a project',
        tags,
        headers: ProjectHeaders,
        response: { 200: schemas.Agent, ...REFUSALS },
      },
      handler: async (request) =>
        presentAgent(
          await getDefaultAgent(contextOf(domain, request), 'own', { projectId: projectOf(request) }),
        ),
    })

    app.patch('/agents/:agentId', {
      schema: {
        operationId: 'renameAgent',
        summary: 'Rename an agent',
        tags,
        headers: ProjectWriteHeaders,
        params: schemas.AgentPath,
        body: schemas.AgentName,
        response: { 200: Success, ...REFUSALS },
      },
      handler: async (request) => {
        const target = { projectId: projectOf(request), agentId: agentIdOf(request.params) }
        await renameAgent(contextOf(domain, request), 'own', { ...target, name: request.body.name })
        return { success: true }
      },
    })

    app.delete('/agents/:agentId', {
      schema: {
        operationId: 'deleteAgent',
        summary: 'Delete an agent that is not the default',
        description: 'Its token stops working at once.',
        tags,
        headers: ProjectWriteHeaders,
        params: schemas.AgentPath,
        response: { 204: Type.Null(), ...REFUSALS },
      },
      handler: async (request, reply) => {
        await deleteAgent(contextOf(domain, request), 'own', {
          projectId: projectOf(request),
          agentId: agentIdOf(request.params),
        })
        return reply.code(204).send(null)
      },
    })

    app.post('/agents/:agentId/set-default', {
      schema: {
        operationId: 'setDefaultAgent',
        summary: 'Make an agent the default of its project',
        tags,
        headers: ProjectWriteHeaders,
        params: schemas.AgentPath,
        response: { 200: Success, ...REFUSALS },
      },
      handler: async (request) => {
        await setDefaultAgent(contextOf(domain, request), 'own', {
          projectId: projectOf(request),
          agentId: agentIdOf(request.params),
        })
        return { success: true }
      },
    })

    app.post('/agents/:agentId/regenerate-token', {
      schema: {
        operationId: 'regenerateAgentToken',
        summary: 'Give an agent a new token',
        description: 'The token before stops working at once.',
        tags,
        headers: ProjectWriteHeaders,
        params: schemas.AgentPath,
        response: { 200: schemas.AccessToken, ...REFUSALS },
      },
      handler: async (request) => {
        const token = await regenerateAgentToken(contextOf(domain, request), 'own', {
          projectId: projectOf(request),
          agentId: agentIdOf(request.params),
        })
        return { accessToken: token.reveal() }
      },
    })
  }
