import type { AlertRuleId } from '../../kernel/ids.ts'
import { alertRules } from '../../store/schema/policies.ts'
import { orgCommand } from '../command.ts'
import { requireRoom } from '../require-room.ts'
import { type AlertRuleDetails, checkNewAlertRule } from './alert-rule.ts'
import { type NamedInRule, requireNamedInRule } from './named-in-rule.ts'

/** Lists are not paged. */
const ROOM = { max: 500, code: 'alert_rule.too_many', plural: 'rules' } as const

interface Input {
  readonly details: AlertRuleDetails
  readonly named: NamedInRule
}

/** Creates a rule; whatever it names is the organization's. */
export const createAlertRule = orgCommand({
  name: 'alert_rule.create',
  scope: 'devices:write',
  event: 'alert_rule.created',
  run: async ({ tx, ctx, org, note }, { details, named }: Input): Promise<AlertRuleId> => {
    const name = checkNewAlertRule(details)
    await requireRoom(tx, org, alertRules, ROOM)
    const { kind = 'user_defined', enabled = true, conjunction = 'or', triggers = [], action = {} } = details
    const { backoffSeconds = null, scheduleIds = [] } = details
    await requireNamedInRule(tx, org, scheduleIds, named)
    const id = ctx.domain.newId<AlertRuleId>()
    const now = ctx.domain.now()
    const { partnerId, orgId } = org
    await tx.insert(alertRules).values({
      ...{ partnerId, orgId, id, name, kind, enabled, conjunction, triggers, action, backoffSeconds },
      ...{ scheduleIds: [...scheduleIds], createdAt: now, updatedAt: now },
    })
    note({ ...org, subject: id, data: { name, enabled } })
    return id
  },
})
