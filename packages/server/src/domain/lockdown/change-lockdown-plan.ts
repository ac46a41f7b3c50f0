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
import { refreshDoors } from './refresh-doors.ts'

interface Input {
  readonly planId: LockdownPlanId
  readonly name?: string | undefined
  /** What is left out stays as it is. */
  readonly details: Partial<LockdownDetails>
}

/** Changes what is given of a lockdown plan; one in force takes effect at once. Throws `lockdown_plan.not_found` and what `checkLockdownPlan` does. */
export const changeLockdownPlan = orgCommand({
  name: 'lockdown_plan.change',
  scope: 'doors:write',
  event: 'lockdown_plan.changed',
  run: async (work, { planId, ...changes }: Input): Promise<LockdownPlan> => {
    const { tx, ctx, org, note, unchanged } = work
    const known = await holdLockdownPlan(tx, org, planId)
    const details = { ...known.details, ...changes.details }
    const name = await checkLockdownPlan(tx, org, changes.name ?? known.name, details)
    if (name === known.name && isDeepStrictEqual(details, known.details)) {
      unchanged()
      return known
    }
    const next = { name, details, updatedAt: ctx.domain.now() }
    await tx.update(lockdownPlans).set(next).where(planIn(org, planId))
    if (known.active) await refreshDoors(work, known.locationId)
    note({ ...org, subject: planId, data: { name, changed: Object.keys(changes.details) } })
    return { ...known, ...next }
  },
})
