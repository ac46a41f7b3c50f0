import type { AlertRuleId } from '../../kernel/ids.ts'
import { alertRules } from '../../store/schema/policies.ts'
import { orgCommand } from '../command.ts'
import { alertRuleAt, alertRuleNotFound } from './alert-rule.ts'

/** Deletes a rule. */
export const deleteAlertRule = orgCommand({
  name: 'alert_rule.delete',
  scope: 'devices:write',
  event: 'alert_rule.deleted',
  run: async ({ tx, org, note }, { ruleId }: { readonly ruleId: AlertRuleId }): Promise<void> => {
    const [gone] = await tx
      .delete(alertRules)
      .where(alertRuleAt(org, ruleId))
      .returning({ name: alertRules.name })
    if (gone === undefined) throw alertRuleNotFound()
    note({ ...org, subject: ruleId, data: { name: gone.name } })
  },
})
