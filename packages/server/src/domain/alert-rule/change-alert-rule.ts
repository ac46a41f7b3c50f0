import type { AlertRuleId } from '../../kernel/ids.ts'
import { alertRules } from '../../store/schema/policies.ts'
import { changedFields } from '../changed-fields.ts'
import { orgCommand } from '../command.ts'
import { type AlertRuleDetails, alertRuleAt, alertRuleNotFound, checkAlertRule } from './alert-rule.ts'
import { type NamedInRule, requireNamedInRule } from './named-in-rule.ts'

interface Input {
  readonly ruleId: AlertRuleId
  readonly changes: AlertRuleDetails
  readonly named: NamedInRule
}

/** Changes what is given of a rule. */
export const changeAlertRule = orgCommand({
  name: 'alert_rule.change',
  scope: 'devices:write',
  event: 'alert_rule.changed',
  run: async ({ tx, ctx, org, note, unchanged }, { ruleId, changes, named }: Input): Promise<void> => {
    checkAlertRule(changes)
    const here = alertRuleAt(org, ruleId)
    const [known] = await tx.select().from(alertRules).where(here).for('update')
    if (known === undefined) throw alertRuleNotFound()
    const { scheduleIds, ...rest } = changes
    const changed = changedFields(known, { ...rest, scheduleIds: scheduleIds && [...scheduleIds] })
    if (changed === undefined) return unchanged()
    await requireNamedInRule(tx, org, changed.scheduleIds ?? [], named)
    await tx
      .update(alertRules)
      .set({ ...changed, updatedAt: ctx.domain.now() })
      .where(here)
    const { name = known.name, enabled = known.enabled } = changed
    note({ ...org, subject: ruleId, data: { name, enabled, changed: Object.keys(changed) } })
  },
})
