import { isDeepStrictEqual } from 'node:util'
import type { LockdownPlanId } from '../../kernel/ids.ts'
import { lockdownPlans } from '../../store/schema/doors.ts'
import { orgCommand } from '../command.ts'
import {
  checkLockdownPlan,
  holdLockdownPlan,
  type LockdownDetails,
  type LockdownPlan,
  planIn,
} from './lockdown-plan.ts'
import { overruleDoors } from './refresh-doors.ts'

interface Input {
  readonly planId: LockdownPlanId
  readonly name?: string | undefined
  /** What is left out stays as it is. */
  readonly details: Partial<LockdownDetails>
}

/**
 * Changes what is given of a lockdown plan; one in force takes effect at once. Throws `lockdown_plan.not_found` and what
 * `checkLockdownPlan` does.
 */
export const changeLockdownPlan = orgCommand({
  name: 'lockdown_plan.change',
  scope: 'doors:write',
  event: 'lockdown_plan.changed',
  run: async (work, { planId, ...changes }: Input): Promise<LockdownPlan> => {
    const { tx, ctx, org, note, unchanged } = work
    const known = await holdLockdownPlan(tx, org, planId)
    const details = { ...known.details, ...changes.details }
    const name = await checkLockdownPlan(tx, org, changes.name ?? known.name, details)
    const before: Readonly<Record<string, unknown>> = { name: known.name, ...known.details }
    const changed = Object.entries({ name, ...details })
      .filter(([field, value]) => !isDeepStrictEqual(value, before[field]))
      .map(([field]) => field)
    if (changed.length === 0) {
      unchanged()
      return known
    }
    const next = { name, details, updatedAt: ctx.domain.now() }
    await tx.update(lockdownPlans).set(next).where(planIn(org, planId))
    if (known.active) await overruleDoors(work, known.locationId)
    note({ ...org, subject: planId, data: { name, changed } })
    return { ...known, ...next }
  },
})
