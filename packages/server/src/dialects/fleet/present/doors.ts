import type { DeviceState, Occurrence } from '../../../domain/telemetry/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { onlyGiven } from '../../../kernel/only-given.ts'
import { presentWatchedSensor } from './sensors.ts'

/** `Door_MinimalDoorStateType`. */
export const presentDoor = (device: DeviceState) => ({
  ...presentWatchedSensor(device),
  ...onlyGiven({ status: device.readings.door?.toUpperCase() }),
})

/** What events of sensors say alike: where it was, and when. */
export const presentSensorEvent = ({ orgId, deviceId, locationId, at }: Occurrence) => ({
  ...{ bleDeviceUuid: toRuuid(deviceId), orgUuid: toRuuid(orgId), timestampMs: at.getTime() },
  ...onlyGiven({ locationUuid: locationId && toRuuid(locationId) }),
})

/** `DoorEventType`. */
export const presentDoorEvent = (event: Occurrence) => ({
  ...presentSensorEvent(event),
  state: String(event.data['state']).toUpperCase(),
  stateChanged: event.data['changed'] === true,
})
