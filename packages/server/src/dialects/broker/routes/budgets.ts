import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { clearBudget, listBudgets, setBudget } from '../../../domain/budget/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { serve } from '../auth.ts'
import { orgIdOf, secretIdOf } from '../parameters.ts'
import { presentBudget } from '../present/secrets.ts'
import * as schemas from '../schemas/secrets.ts'
import { OrgPath } from '../schemas.ts'

/** OpenAPI, "Partner Budgets": what an organization may spend on its partner's LLM keys. */
export const budgetRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Partner Budgets']
    app.addHook('onRequest', serve(gatehouse, 'partner'))

    app.get('/partner/orgs/:orgId/budgets', {
      schema: {
        operationId: 'listPartnerOrgBudgets',
        summary: 'List the budgets of an organization with what was spent',
        tags,
        params: OrgPath,
        response: { 200: schemas.BudgetList, ...schemas.REFUSALS },
      },
      handler: async (request) =>
        (await listBudgets(contextOf(domain, request), { orgId: orgIdOf(request.params) })).map(
          presentBudget,
        ),
    })

    app.post('/partner/orgs/:orgId/secrets/:secretId/budget', {
      schema: {
        operationId: 'setPartnerOrgBudget',
        summary: 'Set or replace a budget',
        description: 'For secrets of the types `anthropic` and `openai`. What was spent is kept.',
        tags,
        headers: schemas.WriteHeaders,
        params: schemas.OrgSecretPath,
        body: schemas.NewBudget,
        response: { 200: schemas.Budget, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const { limitCents, period, mode: enforcement = 'soft' } = request.body
        const orgId = orgIdOf(request.params)
        const secretId = secretIdOf(request.params)
        return presentBudget(
          await setBudget(contextOf(domain, request), { orgId, secretId, limitCents, period, enforcement }),
        )
      },
    })

    app.delete('/partner/orgs/:orgId/secrets/:secretId/budget', {
      schema: {
        operationId: 'clearPartnerOrgBudget',
        summary: 'Remove a budget',
        tags,
        headers: schemas.WriteHeaders,
        params: schemas.OrgSecretPath,
        response: { 204: Type.Null(), ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const orgId = orgIdOf(request.params)
        await clearBudget(contextOf(domain, request), { orgId, secretId: secretIdOf(request.params) })
        return reply.code(204).send(null)
      },
    })
  }
