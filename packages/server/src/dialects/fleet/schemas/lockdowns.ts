import { Type } from 'typebox'
import { Bool, Int, Ruuid, Text, withTrio } from './shared.ts'

const Ruuids = Type.Optional(Type.Array(Ruuid()))
const Somebody = Type.Object({ groupUuids: Ruuids, userUuids: Ruuids })
const Call = Type.Object({ ...Somebody.properties, rhombusKeyNotificationMessage: Text })
const DoorState = Type.Enum(['LOCKED_DOWN', 'ACCESS_CONTROLLED', 'UNLOCKED'])

const details = {
  name: Text,
  description: Text,
  activationPlan: Type.Optional(Call),
  deactivationPlan: Type.Optional(Call),
  defaultLockdownState: Type.Optional(DoorState),
  doorLockdownStateMap: Type.Optional(Type.Record(Type.String(), DoorState)),
  physicalAccess: Type.Optional(Somebody),
  testPlan: Type.Optional(Type.Object({ doorStateOverrideEnabled: Bool, userAccessOverrideEnabled: Bool })),
}
const Plan = Type.Object({
  ...{ ...details, uuid: Ruuid(), orgUuid: Ruuid(), type: Type.Enum(['LOCATION_LOCKDOWN']) },
  ...{ scopeUuid: Ruuid(), locationUuid: Ruuid() },
  // As the tool server reads it (wire facts, section 4.3).
  active: Bool,
  ...{ createdAtMillis: Int, updatedAtMillis: Int },
})

export const Plans = withTrio({ lockdownPlans: Type.Optional(Type.Array(Plan)) })
export const PlanName = Type.Object({ lockdownPlanUuid: Type.Optional(Ruuid()) })
export const OnePlan = withTrio({ lockdownPlan: Type.Optional(Plan) })
export const NewPlan = Type.Object({ ...details, locationUuid: Type.Optional(Ruuid()) })
export const PlanChanges = Type.Object({ ...details, lockdownPlanUuid: Type.Optional(Ruuid()) })

export const Activation = Type.Object({
  locationUuid: Type.Optional(Ruuid()),
  lockdownPlanUuids: Ruuids,
  stateUpdatedAtMillis: Int,
})
const State = Type.Object({
  locationUuid: Ruuid(),
  orgUuid: Ruuid(),
  state: Type.Enum(['STANDARD_SECURITY', 'LOCKED_DOWN']),
  activeLockdownPlans: Type.Array(
    Type.Object({ lockdownPlanUuid: Ruuid(), scope: Type.Enum(['LOCATION_LOCKDOWN']), scopeUuid: Ruuid() }),
  ),
  followingTestPlan: Bool,
  stateChangedAtMillis: Int,
  createdAtMillis: Int,
  updatedAtMillis: Int,
})
export const Outcome = withTrio({
  result: Type.Optional(Type.Enum(['SUCCESS', 'INVALID_LOCKDOWN_PLANS', 'OPTIMISTIC_CONCURRENCY'])),
  state: Type.Optional(State),
})
