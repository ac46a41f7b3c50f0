import { asc, eq } from 'drizzle-orm'
import type { LockdownPlanId } from '../../kernel/ids.ts'
import { lockdownPlans } from '../../store/schema/doors.ts'
import { orgQuery } from '../query.ts'
import {
  LOCKDOWN_PLANS_MAX,
  type LockdownPlan,
  lockdownPlanColumns,
  planIn,
  planNotFound,
} from './lockdown-plan.ts'

/** Lists the lockdown plans of the organization that the call runs in, oldest first. */
export const listLockdownPlans = orgQuery({
  name: 'lockdown_plan.list',
  scope: 'doors:read',
  run: async ({ tx, org }): Promise<readonly LockdownPlan[]> =>
    tx
      .select(lockdownPlanColumns)
      .from(lockdownPlans)
      .where(eq(lockdownPlans.orgId, org.orgId))
      .orderBy(asc(lockdownPlans.id))
      .limit(LOCKDOWN_PLANS_MAX),
})

/** Reads one lockdown plan. Throws `lockdown_plan.not_found`. */
export const getLockdownPlan = orgQuery({
  name: 'lockdown_plan.get',
  scope: 'doors:read',
  run: async ({ tx, org }, { planId }: { readonly planId: LockdownPlanId }): Promise<LockdownPlan> => {
    const [plan] = await tx.select(lockdownPlanColumns).from(lockdownPlans).where(planIn(org, planId))
    if (plan === undefined) throw planNotFound()
    return plan
  },
})
