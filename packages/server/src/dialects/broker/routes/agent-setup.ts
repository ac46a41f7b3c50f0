import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  CA_CONTAINER_PATH,
  gatewayEnvironment,
  gatewaySkill,
  getCredentialStub,
  listCredentialStubs,
  readAgentProxy,
} from '../../../domain/agent-setup/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { projectOf, serve } from '../auth.ts'
import { missingAgent } from '../missing-agent.ts'
import * as schemas from '../schemas/agent-setup.ts'
import * as shared from '../schemas.ts'

/** OpenAPI, "Agent Setup": what a program needs to work behind the gateway. */
export const agentSetupRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Agent Setup']
    const forAnyone = serve(gatehouse, 'partner', 'org', 'project', 'agent')

    app.get('/container-config', {
      onRequest: serve(gatehouse, 'org', 'project'),
      schema: {
        operationId: 'getContainerConfig',
        summary: 'How a container or process of an agent is sent through the gateway',
        tags,
        headers: shared.ProjectHeaders,
        querystring: schemas.AgentQuery,
        response: { 200: schemas.ContainerConfig, ...shared.REFUSALS, 404: schemas.MissingAgent },
      },
      handler: async (request, reply) => {
        const { agent } = request.query
        try {
          const context = contextOf(domain, request)
          const proxyUrl = await readAgentProxy(context, 'own', { projectId: projectOf(request), agent })
          const { certificate } = await domain.gatewayAuthority.open()
          return {
            env: gatewayEnvironment(proxyUrl, domain.policy),
            caCertificate: certificate,
            caCertificateContainerPath: CA_CONTAINER_PATH,
          }
        } catch (error) {
          const refusal = missingAgent(error, agent ?? null)
          if (refusal === undefined) throw error
          return reply.code(404).send(refusal)
        }
      },
    })

    app.get('/gateway/ca', {
      schema: {
        operationId: 'getGatewayCa',
        summary: 'The certificate that agents have to trust',
        tags,
        security: [],
        response: { 200: schemas.textAs('application/x-pem-file'), ...shared.REFUSALS },
      },
      handler: async (_request, reply) => {
        const { certificate } = await domain.gatewayAuthority.open()
        return reply.type('application/x-pem-file').send(certificate)
      },
    })

    app.get('/gateway-url', {
      schema: {
        operationId: 'getGatewayUrl',
        summary: 'Where held requests are asked for and decided',
        tags,
        security: [],
        response: { 200: schemas.GatewayUrl, ...shared.REFUSALS },
      },
      handler: async () => ({ url: domain.policy.publicUrl }),
    })

    app.get('/skill/gateway', {
      onRequest: forAnyone,
      schema: {
        operationId: 'getGatewaySkill',
        summary: 'How a coding agent works behind the gateway, in Markdown',
        tags,
        querystring: schemas.FrameworkQuery,
        response: { 200: schemas.textAs('text/markdown'), ...shared.REFUSALS },
      },
      handler: async (request, reply) =>
        reply.type('text/markdown; charset=utf-8').send(gatewaySkill(request.query.agent_framework)),
    })

    app.get('/credential-stubs', {
      onRequest: forAnyone,
      schema: {
        operationId: 'listCredentialStubs',
        summary: 'The agent frameworks that there is a credential stub for',
        tags,
        response: { 200: schemas.CredentialStubList, ...shared.REFUSALS },
      },
      handler: async () => ({ agents: [...listCredentialStubs()] }),
    })

    app.get('/credential-stubs/:agent', {
      onRequest: forAnyone,
      schema: {
        operationId: 'getCredentialStub',
        summary: 'The file that a framework wants to find before it starts',
        tags,
        params: schemas.StubPath,
        response: { 200: schemas.CredentialStub, ...shared.REFUSALS },
      },
      handler: async (request) => getCredentialStub(request.params.agent),
    })
  }
