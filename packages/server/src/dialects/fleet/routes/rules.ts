import {
  changeAlertRule,
  createAlertRule,
  deleteAlertRule,
  listAlertRules,
} from '../../../domain/alert-rule/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { namedIn, presentRule, RULE_FIELDS, readRule, ruleIdOf } from '../alert-rules.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import * as schemas from '../schemas/rules.ts'
import { Done, Empty } from '../schemas/shared.ts'

/** Wire facts, sections 4.2 to 4.4: what is to happen when something has happened. */
export const ruleRoutes = clientEndpoints('Rules', ({ read, write }) => {
  read('rules/getRulesForOrg', {
    summary: 'The rules of the organization',
    body: Empty,
    answer: schemas.Rules,
    handle: async ({ ctx, target, orgId }) => {
      const rules = await listAlertRules(ctx, target, undefined)
      return { rules: rules.map((rule) => presentRule(rule, orgId)) }
    },
  })

  write('rules/createRule', {
    summary: 'Create a rule',
    body: schemas.NewRule,
    answer: schemas.CreatedRule,
    spelling: RULE_FIELDS,
    handle: async (call, { rule = {} }) => {
      const input = { details: readRule(rule), named: namedIn(rule) }
      return { ruleUuid: toRuuid(await createAlertRule(call.ctx, call.target, input)) }
    },
  })

  write('rules/updateRule', {
    summary: 'Change what is given of a rule',
    body: schemas.RuleChanges,
    answer: Done,
    spelling: RULE_FIELDS,
    handle: async (call, { rule: { uuid, ...given } = {} }) => {
      const input = { ruleId: ruleIdOf('rule.uuid', uuid), changes: readRule(given), named: namedIn(given) }
      await changeAlertRule(call.ctx, call.target, input)
      return {}
    },
  })

  write('rules/deleteRule', {
    summary: 'Delete a rule',
    body: schemas.RuleName,
    answer: Done,
    handle: async (call, { ruleUuid }) => {
      const ruleId = ruleIdOf('ruleUuid', ruleUuid)
      await deleteAlertRule(call.ctx, call.target, { ruleId })
      return {}
    },
  })
})
