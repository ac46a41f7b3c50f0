import { Type } from 'typebox'
import { Bool, Int, Ruuid, Text, withTrio } from './shared.ts'

const Door = Type.Object({
  uuid: Ruuid(),
  orgUuid: Ruuid(),
  name: Type.String(),
  locationUuid: Type.Optional(Ruuid()),
  ownerDeviceUuid: Ruuid(),
  type: Type.Enum(['AccessControlledDoor']),
  subType: Type.Enum(['RHOMBUS']),
  defaultState: Type.Enum(['ACCESS_CONTROLLED']),
  remoteUnlockEnabled: Bool,
  unlockTimeSec: Int,
  ajarTimeSec: Int,
  createdAtMillis: Int,
  updatedAtMillis: Int,
})
export const DoorsQuery = Type.Object({ lastEvaluatedKey: Text, maxPageSize: Int })
export const Doors = withTrio({
  accessControlledDoors: Type.Optional(Type.Array(Door)),
  lastEvaluatedKey: Text,
})
export const DoorName = Type.Object({ accessControlledDoorUuid: Type.Optional(Ruuid()) })
export const Unlocking = withTrio({
  type: Type.Optional(Type.Enum(['SUCCESS', 'ERROR'])),
  errorType: Type.Optional(Type.Enum(['FAILED_SENDING_ACU_UNLOCK_REQUEST', 'DOOR_NOT_CONFIGURED_WITH_LOCK'])),
})
