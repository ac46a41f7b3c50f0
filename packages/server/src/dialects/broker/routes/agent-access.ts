import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  assignSecrets,
  checkAgentConnections,
  listAgentConnections,
  listAssignedSecrets,
  listGranularAccess,
  setSecretMode,
} from '../../../domain/agent/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { projectOf, serve } from '../auth.ts'
import { agentIdOf } from '../parameters.ts'
import * as schemas from '../schemas/agents.ts'
import { ProjectHeaders, ProjectWriteHeaders, REFUSALS, Success } from '../schemas.ts'

/** OpenAPI, "Agents": what an agent may use. */
export const agentAccessRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Agents']
    app.addHook('onRequest', serve(gatehouse, 'org', 'project'))

    app.patch('/agents/:agentId/secret-mode', {
      schema: {
        operationId: 'updateAgentSecretMode',
        summary: 'Say which secrets an agent may use',
        description: '`all` of its project, or `selective`: those that are assigned to it.',
        tags,
        headers: ProjectWriteHeaders,
        params: schemas.AgentPath,
        body: schemas.NewSecretMode,
        response: { 200: Success, ...REFUSALS },
      },
      handler: async (request) => {
        const target = { projectId: projectOf(request), agentId: agentIdOf(request.params) }
        await setSecretMode(contextOf(domain, request), 'own', { ...target, mode: request.body.mode })
        return { success: true }
      },
    })

    app.get('/agents/:agentId/secrets', {
      schema: {
        operationId: 'getAgentSecrets',
        summary: 'List the ids of the secrets that are assigned to an agent',
        tags,
        headers: ProjectHeaders,
        params: schemas.AgentPath,
        response: { 200: schemas.SecretIds, ...REFUSALS },
      },
      handler: async (request) => [
        ...(await listAssignedSecrets(contextOf(domain, request), 'own', {
          projectId: projectOf(request),
          agentId: agentIdOf(request.params),
        })),
      ],
    })

    app.put('/agents/:agentId/secrets', {
      schema: {
        operationId: 'updateAgentSecrets',
        summary: 'Replace the secrets that are assigned to an agent',
        tags,
        headers: ProjectWriteHeaders,
        params: schemas.AgentPath,
        body: schemas.AssignedSecrets,
        response: { 200: Success, ...REFUSALS },
      },
      handler: async (request) => {
        const target = { projectId: projectOf(request), agentId: agentIdOf(request.params) }
        const { secretIds } = request.body
        await assignSecrets(contextOf(domain, request), 'own', { ...target, secretIds })
        return { success: true }
      },
    })

    app.get('/agents/granular-access', {
      schema: {
        operationId: 'listAgentGranularAccess',
        summary: 'List the policies that narrow the use of app connections',
        description: 'There are no app connections yet: the list is empty.',
        tags,
        headers: ProjectHeaders,
        response: { 200: schemas.GranularAccess, ...REFUSALS },
      },
      handler: async (request) => [
        ...(await listGranularAccess(contextOf(domain, request), 'own', { projectId: projectOf(request) })),
      ],
    })

    app.get('/agents/:agentId/connections', {
      schema: {
        operationId: 'getAgentConnections',
        summary: 'List the app connections that are assigned to an agent',
        description: 'There are no app connections yet: the list is empty.',
        tags,
        headers: ProjectHeaders,
        params: schemas.AgentPath,
        response: { 200: schemas.AgentConnections, ...REFUSALS },
      },
      handler: async (request) => [
        ...(await listAgentConnections(contextOf(domain, request), 'own', {
          projectId: projectOf(request),
          agentId: agentIdOf(request.params),
        })),
      ],
    })

    app.put('/agents/:agentId/connections', {
      schema: {
        operationId: 'updateAgentConnections',
        summary: 'Replace the app connections that are assigned to an agent',
        description:
          'There are no app connections yet: only the empty list is taken, and nothing is written.',
        tags,
        headers: ProjectHeaders,
        params: schemas.AgentPath,
        body: schemas.AssignedConnections,
        response: { 200: Success, ...REFUSALS },
      },
      handler: async (request) => {
        const connectionIds = request.body.connections.map(({ appConnectionId }) => appConnectionId)
        const target = { projectId: projectOf(request), agentId: agentIdOf(request.params) }
        await checkAgentConnections(contextOf(domain, request), 'own', { ...target, connectionIds })
        return { success: true }
      },
    })
  }
