import {
  activateLockdown,
  changeLockdownPlan,
  createLockdownPlan,
  deactivateLockdown,
  deleteLockdownPlan,
  getLockdownPlan,
  listLockdownPlans,
} from '../../../domain/lockdown/index.ts'
import { idsOf, lockdownPlanIdOf } from '../body-ids.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { locationIdOf } from '../location-details.ts'
import { readLockdownDetails } from '../lockdown-details.ts'
import { boundOfMs } from '../moment-of-ms.ts'
import { presentOutcome, presentPlan } from '../present/lockdowns.ts'
import * as schemas from '../schemas/lockdowns.ts'
import { Done, Empty } from '../schemas/shared.ts'

const ROOT = 'accesscontrol/lockdownPlan'
const spelling = { planIds: 'lockdownPlanUuids', doorStates: 'doorLockdownStateMap' }

/** Wire facts, sections 4.2 and 4.4, "Doors / access control": what becomes of doors in an emergency. */
export const lockdownRoutes = clientEndpoints('Access control', ({ read, write }) => {
  read(`${ROOT}/findLockdownPlans`, {
    summary: 'List the lockdown plans of the organization',
    body: Empty,
    answer: schemas.Plans,
    handle: async ({ ctx, target }) => {
      const plans = await listLockdownPlans(ctx, target, undefined)
      return { lockdownPlans: plans.map(presentPlan) }
    },
  })

  read(`${ROOT}/getLockdownPlan`, {
    summary: 'One lockdown plan',
    body: schemas.PlanName,
    answer: schemas.OnePlan,
    handle: async ({ ctx, target }, { lockdownPlanUuid }) => {
      const planId = lockdownPlanIdOf('lockdownPlanUuid', lockdownPlanUuid)
      return { lockdownPlan: presentPlan(await getLockdownPlan(ctx, target, { planId })) }
    },
  })

  write(`${ROOT}/createLocationLockdownPlan`, {
    summary: 'Create a lockdown plan for a location',
    body: schemas.NewPlan,
    answer: schemas.OnePlan,
    spelling,
    handle: async ({ ctx, target }, { locationUuid, name, ...given }) => {
      const plan = await createLockdownPlan(ctx, target, {
        ...{ locationId: locationIdOf('locationUuid', locationUuid), name },
        details: { defaultState: 'locked_down', doorStates: {}, ...readLockdownDetails(given) },
      })
      return { lockdownPlan: presentPlan(plan) }
    },
  })

  write(`${ROOT}/updateLocationLockdownPlan`, {
    summary: 'Change what is given of a lockdown plan; one in force takes effect at once',
    body: schemas.PlanChanges,
    answer: schemas.OnePlan,
    spelling,
    handle: async ({ ctx, target }, { lockdownPlanUuid, name, ...given }) => {
      const planId = lockdownPlanIdOf('lockdownPlanUuid', lockdownPlanUuid)
      const details = readLockdownDetails(given)
      const plan = await changeLockdownPlan(ctx, target, { planId, name, details })
      return { lockdownPlan: presentPlan(plan) }
    },
  })

  write(`${ROOT}/deleteLockdownPlan`, {
    summary: 'Delete a lockdown plan that is not in force',
    body: schemas.PlanName,
    answer: Done,
    handle: async ({ ctx, target }, { lockdownPlanUuid }) => {
      const planId = lockdownPlanIdOf('lockdownPlanUuid', lockdownPlanUuid)
      await deleteLockdownPlan(ctx, target, { planId })
      return {}
    },
  })

  write(`${ROOT}/activateLockdownForLocation`, {
    summary: 'Lock a location down by some of its plans',
    description: 'With `stateUpdatedAtMillis` only if nothing was changed since.',
    body: schemas.Activation,
    answer: schemas.Outcome,
    spelling,
    handle: async ({ ctx, target }, { locationUuid, lockdownPlanUuids, stateUpdatedAtMillis }) =>
      presentOutcome(
        await activateLockdown(ctx, target, {
          locationId: locationIdOf('locationUuid', locationUuid),
          planIds: idsOf(lockdownPlanIdOf, 'lockdownPlanUuids', lockdownPlanUuids),
          knownUpdatedAt: boundOfMs(stateUpdatedAtMillis),
        }),
      ),
  })

  write(`${ROOT}/deactivateLockdownForLocation`, {
    summary: 'End the lockdown of a location: all of it, or what the named plans say',
    description: 'With `stateUpdatedAtMillis` only if nothing was changed since.',
    body: schemas.Activation,
    answer: schemas.Outcome,
    handle: async ({ ctx, target }, { locationUuid, lockdownPlanUuids, stateUpdatedAtMillis }) =>
      presentOutcome(
        await deactivateLockdown(ctx, target, {
          locationId: locationIdOf('locationUuid', locationUuid),
          planIds:
            lockdownPlanUuids === undefined
              ? undefined
              : idsOf(lockdownPlanIdOf, 'lockdownPlanUuids', lockdownPlanUuids),
          knownUpdatedAt: boundOfMs(stateUpdatedAtMillis),
        }),
      ),
  })
})
