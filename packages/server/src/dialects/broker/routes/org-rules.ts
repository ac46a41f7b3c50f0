import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { changeRule, createRule, deleteRule, getRule, listRules } from '../../../domain/rule/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { serve } from '../auth.ts'
import { ruleIdOf } from '../parameters.ts'
import { presentRule } from '../present/rules.ts'
import * as schemas from '../schemas/rules.ts'
import * as shared from '../schemas.ts'
import { changesOf, detailsOf } from './rules.ts'

const projectId = undefined

/** OpenAPI, "Organization Rules": they bind every project and no agent in particular. */
export const orgRuleRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Organization Rules']
    app.addHook('onRequest', serve(gatehouse, 'org'))

    app.get('/org/rules', {
      schema: {
        operationId: 'listOrgRules',
        summary: 'List the rules of the organization',
        tags,
        response: { 200: schemas.RuleList, ...shared.REFUSALS },
      },
      handler: async (request) =>
        (await listRules(contextOf(domain, request), 'own', { projectId })).map(presentRule),
    })

    app.post('/org/rules', {
      schema: {
        operationId: 'createOrgRule',
        summary: 'Create a rule of the organization',
        tags,
        headers: shared.WriteHeaders,
        body: schemas.NewOrgRule,
        response: { 201: schemas.Rule, ...shared.REFUSALS },
      },
      handler: async (request, reply) => {
        const details = detailsOf(request.body)
        const rule = await createRule(contextOf(domain, request), 'own', { projectId, details })
        return reply.code(201).send(presentRule(rule))
      },
    })

    app.get('/org/rules/:ruleId', {
      schema: {
        operationId: 'getOrgRule',
        summary: 'Read one rule of the organization',
        tags,
        params: schemas.RulePath,
        response: { 200: schemas.Rule, ...shared.REFUSALS },
      },
      handler: async (request) => {
        const ruleId = ruleIdOf(request.params)
        return presentRule(await getRule(contextOf(domain, request), 'own', { projectId, ruleId }))
      },
    })

    app.patch('/org/rules/:ruleId', {
      schema: {
        operationId: 'updateOrgRule',
        summary: 'Change a rule of the organization',
        tags,
        headers: shared.WriteHeaders,
        params: schemas.RulePath,
        body: schemas.OrgRuleChanges,
        response: { 200: shared.Success, ...shared.REFUSALS },
      },
      handler: async (request) => {
        const ruleId = ruleIdOf(request.params)
        const changes = changesOf(request.body)
        await changeRule(contextOf(domain, request), 'own', { projectId, ruleId, changes })
        return { success: true }
      },
    })

    app.delete('/org/rules/:ruleId', {
      schema: {
        operationId: 'deleteOrgRule',
        summary: 'Delete a rule of the organization',
        tags,
        headers: shared.WriteHeaders,
        params: schemas.RulePath,
        response: { 204: Type.Null(), ...shared.REFUSALS },
      },
      handler: async (request, reply) => {
        const ruleId = ruleIdOf(request.params)
        await deleteRule(contextOf(domain, request), 'own', { projectId, ruleId })
        return reply.code(204).send(null)
      },
    })
  }
