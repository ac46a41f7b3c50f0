import { asc, eq } from 'drizzle-orm'
import { alertRules } from '../../store/schema/policies.ts'
import { orgQuery } from '../query.ts'
import { type AlertRule, alertRuleColumns } from './alert-rule.ts'

/** Lists the rules of an organization, oldest first. */
export const listAlertRules = orgQuery({
  name: 'alert_rule.list',
  scope: 'devices:read',
  run: ({ tx, org }): Promise<readonly AlertRule[]> =>
    tx
      .select(alertRuleColumns)
      .from(alertRules)
      .where(eq(alertRules.orgId, org.orgId))
      .orderBy(asc(alertRules.id)),
})
