import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  changeAlertRule,
  createAlertRule,
  deleteAlertRule,
  listAlertRules,
} from '../../../domain/alert-rule/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { namedIn, presentRule, RULE_FIELDS, readRule, ruleIdOf } from '../alert-rules.ts'
import { orgIdOf, requireTenant, targetOf } from '../auth.ts'
import * as schemas from '../schemas/rules.ts'
import { ClientHeaders, ClientWriteHeaders, Done, Empty, REFUSALS } from '../schemas/shared.ts'

/** Wire facts, sections 4.2 to 4.4: what is to happen when something has happened. */
export const ruleRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const writing = { tags: ['Rules'], headers: ClientWriteHeaders }
    app.addHook('onRequest', requireTenant(gatehouse))

    app.post('/rules/getRulesForOrg', {
      schema: {
        operationId: 'getRulesForOrg',
        summary: 'The rules of the organization',
        tags: ['Rules'],
        headers: ClientHeaders,
        body: Empty,
        response: { 200: schemas.Rules, ...REFUSALS },
      },
      handler: async (request) => {
        const rules = await listAlertRules(contextOf(domain, request), targetOf(request), undefined)
        return { rules: rules.map((rule) => presentRule(rule, orgIdOf(request))) }
      },
    })

    app.post('/rules/createRule', {
      schema: {
        ...writing,
        operationId: 'createRule',
        summary: 'Create a rule',
        body: schemas.NewRule,
        response: { 200: schemas.CreatedRule, ...REFUSALS },
      },
      handler: async (request) => {
        const { rule = {} } = request.body
        const input = { details: readRule(rule), named: namedIn(rule) }
        const created = createAlertRule(contextOf(domain, request), targetOf(request), input)
        return { ruleUuid: toRuuid(await nameFields(RULE_FIELDS, created)) }
      },
    })

    app.post('/rules/updateRule', {
      schema: {
        ...writing,
        operationId: 'updateRule',
        summary: 'Change what is given of a rule',
        body: schemas.RuleChanges,
        response: { 200: Done, ...REFUSALS },
      },
      handler: async (request) => {
        const { rule: { uuid, ...given } = {} } = request.body
        const input = { ruleId: ruleIdOf('rule.uuid', uuid), changes: readRule(given), named: namedIn(given) }
        const changed = changeAlertRule(contextOf(domain, request), targetOf(request), input)
        await nameFields(RULE_FIELDS, changed)
        return {}
      },
    })

    app.post('/rules/deleteRule', {
      schema: {
        ...writing,
        operationId: 'deleteRule',
        summary: 'Delete a rule',
        body: schemas.RuleName,
        response: { 200: Done, ...REFUSALS },
      },
      handler: async (request) => {
        const ruleId = ruleIdOf('ruleUuid', request.body.ruleUuid)
        await deleteAlertRule(contextOf(domain, request), targetOf(request), { ruleId })
        return {}
      },
    })
  }
