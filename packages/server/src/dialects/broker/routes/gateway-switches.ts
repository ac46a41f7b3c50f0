import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  readAgentSwitch,
  readOrgSwitch,
  readPartnerSwitch,
  switchAgent,
  switchOrg,
  switchPartner,
} from '../../../domain/gateway-switch/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { projectOf, serve } from '../auth.ts'
import { agentIdOf } from '../parameters.ts'
import { presentSwitch } from '../present/gateway.ts'
import { AgentPath } from '../schemas/agents.ts'
import * as schemas from '../schemas/gateway.ts'
import { ProjectHeaders, ProjectWriteHeaders, REFUSALS, WriteHeaders } from '../schemas.ts'

const CUT =
  'From the answer on nothing is let through, and open tunnels are cut; other nodes follow within a second.'

/** Switches that stop agents' traffic at the gateway: a partner's, an organization's, one agent's. */
export const gatewaySwitchRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Gateway']
    const response = { 200: schemas.GatewaySwitch, ...REFUSALS }
    const body = schemas.WantedSwitch

    app.get('/partner/gateway', {
      onRequest: serve(gatehouse, 'partner'),
      schema: {
        operationId: 'getPartnerGateway',
        summary: 'Whether the traffic of all your organizations is stopped',
        tags,
        response,
      },
      handler: async (request) =>
        presentSwitch(await readPartnerSwitch(contextOf(domain, request), undefined)),
    })

    app.patch('/partner/gateway', {
      onRequest: serve(gatehouse, 'partner'),
      schema: {
        operationId: 'switchPartnerGateway',
        summary: 'Stop or start the traffic of all your organizations',
        description: CUT,
        tags,
        headers: WriteHeaders,
        body,
        response,
      },
      handler: async (request) => {
        const { stopped } = request.body
        return presentSwitch(await switchPartner(contextOf(domain, request), { stopped }))
      },
    })

    app.get('/org/gateway', {
      onRequest: serve(gatehouse, 'org'),
      schema: {
        operationId: 'getOrgGateway',
        summary: 'Whether the traffic of all agents of your organization is stopped',
        tags,
        response,
      },
      handler: async (request) =>
        presentSwitch(await readOrgSwitch(contextOf(domain, request), 'own', undefined)),
    })

    app.patch('/org/gateway', {
      onRequest: serve(gatehouse, 'org'),
      schema: {
        operationId: 'switchOrgGateway',
        summary: 'Stop or start the traffic of all agents of your organization',
        description: CUT,
        tags,
        headers: WriteHeaders,
        body,
        response,
      },
      handler: async (request) => {
        const { stopped } = request.body
        return presentSwitch(await switchOrg(contextOf(domain, request), 'own', { stopped }))
      },
    })

    app.get('/agents/:agentId/gateway', {
      onRequest: serve(gatehouse, 'org', 'project'),
      schema: {
        operationId: 'getAgentGateway',
        summary: 'Whether the traffic of an agent is stopped',
        tags,
        headers: ProjectHeaders,
        params: AgentPath,
        response,
      },
      handler: async (request) => {
        const target = { projectId: projectOf(request), agentId: agentIdOf(request.params) }
        return presentSwitch(await readAgentSwitch(contextOf(domain, request), 'own', target))
      },
    })

    app.patch('/agents/:agentId/gateway', {
      onRequest: serve(gatehouse, 'org', 'project'),
      schema: {
        operationId: 'switchAgentGateway',
        summary: 'Stop or start the traffic of an agent',
        description: CUT,
        tags,
        headers: ProjectWriteHeaders,
        params: AgentPath,
        body,
        response,
      },
      handler: async (request) => {
        const target = { projectId: projectOf(request), agentId: agentIdOf(request.params) }
        const { stopped } = request.body
        return presentSwitch(await switchAgent(contextOf(domain, request), 'own', { ...target, stopped }))
      },
    })
  }
