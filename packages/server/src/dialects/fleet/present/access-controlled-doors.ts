import type { Static } from 'typebox'
import type { Door } from '../../../domain/door/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import type * as schemas from '../schemas/access-controlled-doors.ts'

/** `AccessControlledDoorType`. */
export const presentDoor = (
  door: Door,
): NonNullable<Static<typeof schemas.Doors>['accessControlledDoors']>[number] => ({
  ...{ uuid: toRuuid(door.id), orgUuid: toRuuid(door.orgId), name: door.name },
  ...(door.locationId !== null && { locationUuid: toRuuid(door.locationId) }),
  ownerDeviceUuid: toRuuid(door.deviceId),
  ...{ type: 'AccessControlledDoor', subType: 'RHOMBUS', defaultState: 'ACCESS_CONTROLLED' },
  remoteUnlockEnabled: door.lockable,
  ...(door.unlockSeconds !== null && { unlockTimeSec: door.unlockSeconds }),
  ...(door.ajarSeconds !== null && { ajarTimeSec: door.ajarSeconds }),
  ...{ createdAtMillis: door.createdAt.getTime(), updatedAtMillis: door.updatedAt.getTime() },
})
