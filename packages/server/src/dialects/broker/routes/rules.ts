import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import {
  changeRule,
  createRule,
  deleteRule,
  getRule,
  listRules,
  noSuchAgent,
  type RuleDetails,
} from '../../../domain/rule/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { type AgentId, parseUuid } from '../../../kernel/ids.ts'
import { projectOf, serve } from '../auth.ts'
import { pathPatternOf, ruleIdOf } from '../parameters.ts'
import { presentRule } from '../present/rules.ts'
import * as schemas from '../schemas/rules.ts'
import * as shared from '../schemas.ts'

const agentIdOf = (text: string): AgentId => {
  const id = parseUuid<AgentId>(text)
  if (id === undefined) throw noSuchAgent()
  return id
}

/** What the body of a new rule says, in the domain's words. */
export const detailsOf = (body: Static<typeof schemas.NewOrgRule>, agentId?: string): RuleDetails => ({
  name: body.name,
  hostPattern: body.hostPattern,
  pathPattern: pathPatternOf(body.pathPattern ?? null),
  method: body.method ?? null,
  action: body.action,
  enabled: body.enabled,
  agentId: agentId === undefined ? null : agentIdOf(agentId),
  rateLimit: body.rateLimit ?? null,
  rateLimitWindow: body.rateLimitWindow ?? null,
  conditions: body.conditions ?? [],
})

/** The fields that a change names, in the domain's words. */
export const changesOf = (
  body: Static<typeof schemas.OrgRuleChanges>,
  agentId?: string | null,
): Partial<RuleDetails> => {
  const { name, hostPattern, pathPattern, method, action } = body
  const { enabled, rateLimit, rateLimitWindow, conditions } = body
  return {
    ...(name !== undefined && { name }),
    ...(hostPattern !== undefined && { hostPattern }),
    ...(pathPattern !== undefined && { pathPattern: pathPatternOf(pathPattern) }),
    ...(method !== undefined && { method }),
    ...(action !== undefined && { action }),
    ...(enabled !== undefined && { enabled }),
    ...(agentId !== undefined && { agentId: agentId === null ? null : agentIdOf(agentId) }),
    ...(rateLimit !== undefined && { rateLimit }),
    ...(rateLimitWindow !== undefined && { rateLimitWindow }),
    ...(conditions !== undefined && { conditions: conditions ?? [] }),
  }
}

/** OpenAPI, "Rules": those of a project, and to read the organization's too. */
export const ruleRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Rules']
    app.addHook('onRequest', serve(gatehouse, 'org', 'project'))

    app.get('/rules', {
      schema: {
        operationId: 'listRules',
        summary: 'List the rules that bind a project',
        description: 'Those of the organization among them; `scope` tells them apart.',
        tags,
        headers: shared.ProjectHeaders,
        response: { 200: schemas.RuleList, ...shared.REFUSALS },
      },
      handler: async (request) => {
        const rules = await listRules(contextOf(domain, request), 'own', { projectId: projectOf(request) })
        return rules.map(presentRule)
      },
    })

    app.post('/rules', {
      schema: {
        operationId: 'createRule',
        summary: 'Create a rule',
        description:
          '`block` refuses matching requests; `rate_limit` lets so many through in a time and needs `rateLimit` and `rateLimitWindow`; `manual_approval` holds them until somebody has decided; `allow` lets them through.',
        tags,
        headers: shared.ProjectWriteHeaders,
        body: schemas.NewRule,
        response: { 201: schemas.Rule, ...shared.REFUSALS },
      },
      handler: async (request, reply) => {
        const projectId = projectOf(request)
        const details = detailsOf(request.body, request.body.agentId)
        const rule = await createRule(contextOf(domain, request), 'own', { projectId, details })
        return reply.code(201).send(presentRule(rule))
      },
    })

    app.get('/rules/:ruleId', {
      schema: {
        operationId: 'getRule',
        summary: 'Read one rule',
        tags,
        headers: shared.ProjectHeaders,
        params: schemas.RulePath,
        response: { 200: schemas.Rule, ...shared.REFUSALS },
      },
      handler: async (request) => {
        const projectId = projectOf(request)
        const ruleId = ruleIdOf(request.params)
        return presentRule(await getRule(contextOf(domain, request), 'own', { projectId, ruleId }))
      },
    })

    app.patch('/rules/:ruleId', {
      schema: {
        operationId: 'updateRule',
        summary: 'Change a rule',
        description: 'At least one field; null takes one away.',
        tags,
        headers: shared.ProjectWriteHeaders,
        params: schemas.RulePath,
        body: schemas.RuleChanges,
        response: { 200: shared.Success, ...shared.REFUSALS },
      },
      handler: async (request) => {
        const projectId = projectOf(request)
        const ruleId = ruleIdOf(request.params)
        const changes = changesOf(request.body, request.body.agentId)
        await changeRule(contextOf(domain, request), 'own', { projectId, ruleId, changes })
        return { success: true }
      },
    })

    app.delete('/rules/:ruleId', {
      schema: {
        operationId: 'deleteRule',
        summary: 'Delete a rule',
        tags,
        headers: shared.ProjectWriteHeaders,
        params: schemas.RulePath,
        response: { 204: Type.Null(), ...shared.REFUSALS },
      },
      handler: async (request, reply) => {
        const projectId = projectOf(request)
        const ruleId = ruleIdOf(request.params)
        await deleteRule(contextOf(domain, request), 'own', { projectId, ruleId })
        return reply.code(204).send(null)
      },
    })
  }
