import type { Static } from 'typebox'
import type {
  DoorLockdownState,
  LockdownDetails,
  LockdownOutcome,
  LockdownPlan,
} from '../../../domain/lockdown/index.ts'
import { type DoorId, toRuuid } from '../../../kernel/ids.ts'
import type * as schemas from '../schemas/lockdowns.ts'

type WirePlan = NonNullable<Static<typeof schemas.OnePlan>['lockdownPlan']>

const DOOR_STATES = {
  locked_down: 'LOCKED_DOWN',
  access_controlled: 'ACCESS_CONTROLLED',
  unlocked: 'UNLOCKED',
} as const satisfies Record<DoorLockdownState, string>

const presentSomebody = ({ membershipIds, groupIds }: NonNullable<LockdownDetails['admitted']>) => ({
  userUuids: membershipIds.map(toRuuid),
  groupUuids: groupIds.map(toRuuid),
})
const presentCall = (call: NonNullable<LockdownDetails['activation']>) => ({
  ...presentSomebody(call),
  ...(call.message !== undefined && { rhombusKeyNotificationMessage: call.message }),
})
const presentTest = ({ doors, people }: NonNullable<LockdownDetails['test']>) => ({
  ...(doors !== undefined && { doorStateOverrideEnabled: doors }),
  ...(people !== undefined && { userAccessOverrideEnabled: people }),
})

const presentDetails = (details: LockdownDetails) => ({
  ...(details.description !== undefined && { description: details.description }),
  defaultLockdownState: DOOR_STATES[details.defaultState],
  doorLockdownStateMap: Object.fromEntries(
    Object.entries(details.doorStates).map(([id, state]) => [toRuuid(id as DoorId), DOOR_STATES[state]]),
  ),
  ...(details.admitted && { physicalAccess: presentSomebody(details.admitted) }),
  ...(details.activation && { activationPlan: presentCall(details.activation) }),
  ...(details.deactivation && { deactivationPlan: presentCall(details.deactivation) }),
  ...(details.test && { testPlan: presentTest(details.test) }),
})

/** `LocationLockdownPlanType`, and what the tool server reads besides. */
export const presentPlan = (plan: LockdownPlan): WirePlan => ({
  ...{ uuid: toRuuid(plan.id), orgUuid: toRuuid(plan.orgId), name: plan.name, type: 'LOCATION_LOCKDOWN' },
  ...{ scopeUuid: toRuuid(plan.locationId), locationUuid: toRuuid(plan.locationId), active: plan.active },
  ...presentDetails(plan.details),
  ...{ createdAtMillis: plan.createdAt.getTime(), updatedAtMillis: plan.updatedAt.getTime() },
})

const RESULTS = {
  done: 'SUCCESS',
  invalid_plans: 'INVALID_LOCKDOWN_PLANS',
  outdated: 'OPTIMISTIC_CONCURRENCY',
} as const satisfies Record<LockdownOutcome['result'], string>

/** The result of a change, and `LocationLockdownStateType`. */
export const presentOutcome = ({ result, lockdown }: LockdownOutcome): Static<typeof schemas.Outcome> => {
  if (lockdown === undefined) return { result: RESULTS[result] }
  const { locationId, planIds } = lockdown
  const scopeUuid = toRuuid(locationId)
  return {
    result: RESULTS[result],
    state: {
      ...{ locationUuid: scopeUuid, orgUuid: toRuuid(lockdown.orgId), followingTestPlan: false },
      state: planIds.length > 0 ? 'LOCKED_DOWN' : 'STANDARD_SECURITY',
      activeLockdownPlans: planIds.map((id) => ({
        ...{ lockdownPlanUuid: toRuuid(id), scope: 'LOCATION_LOCKDOWN', scopeUuid },
      })),
      stateChangedAtMillis: lockdown.changedAt.getTime(),
      createdAtMillis: lockdown.createdAt.getTime(),
      updatedAtMillis: lockdown.updatedAt.getTime(),
    },
  }
}
