import { DomainError } from '../../kernel/errors.ts'
import type { LockdownPlanId } from '../../kernel/ids.ts'
import { lockdownPlans } from '../../store/schema/doors.ts'
import { orgCommand } from '../command.ts'
import { holdLockdownPlan, planIn } from './lockdown-plan.ts'

/** Deletes a lockdown plan that is not in force. Throws `lockdown_plan.not_found` and `lockdown_plan.in_force`. */
export const deleteLockdownPlan = orgCommand({
  name: 'lockdown_plan.delete',
  scope: 'doors:write',
  event: 'lockdown_plan.deleted',
  run: async ({ tx, org, note }, { planId }: { readonly planId: LockdownPlanId }): Promise<void> => {
    const { name, active } = await holdLockdownPlan(tx, org, planId)
    if (active) throw new DomainError('lockdown_plan.in_force', 'Deactivate the lockdown first')
    await tx.delete(lockdownPlans).where(planIn(org, planId))
    note({ ...org, subject: planId, data: { name } })
  },
})
