import { DomainError } from '../../kernel/errors.ts'
import type { LocationId, LockdownPlanId } from '../../kernel/ids.ts'
import { lockdownPlans } from '../../store/schema/doors.ts'
import { orgCommand } from '../command.ts'
import { holdLocation } from '../location/index.ts'
import { isFull } from '../require-rows.ts'
import {
  checkLockdownPlan,
  LOCKDOWN_PLANS_MAX,
  type LockdownDetails,
  type LockdownPlan,
} from './lockdown-plan.ts'

interface Input {
  readonly locationId: LocationId
  readonly name: string | undefined
  readonly details: LockdownDetails
}

/** Creates a lockdown plan for a location. Throws `location.not_found`, `lockdown_plan.too_many` and what `checkLockdownPlan` does. */
export const createLockdownPlan = orgCommand({
  name: 'lockdown_plan.create',
  scope: 'doors:write',
  event: 'lockdown_plan.created',
  run: async ({ tx, ctx, org, note }, { locationId, details, ...given }: Input): Promise<LockdownPlan> => {
    const name = await checkLockdownPlan(tx, org, given.name, details)
    await holdLocation(tx, org, locationId)
    if (await isFull(tx, org, lockdownPlans, LOCKDOWN_PLANS_MAX))
      throw new DomainError(
        'lockdown_plan.too_many',
        `An organization has at most ${LOCKDOWN_PLANS_MAX} lockdown plans`,
      )
    const now = ctx.domain.now()
    const plan = {
      ...{ orgId: org.orgId, id: ctx.domain.newId<LockdownPlanId>(), locationId, name, details },
      ...{ createdAt: now, updatedAt: now },
    }
    await tx.insert(lockdownPlans).values({ ...plan, partnerId: org.partnerId })
    note({ ...org, subject: plan.id, data: { name, locationId } })
    return { ...plan, active: false }
  },
})
