import type { DeviceState } from '../../../domain/telemetry/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { onlyGiven } from '../../../kernel/only-given.ts'

/** What the minimal states of all sensors say alike (wire facts, sections 4.3 and 4.4). */
export const presentSensor = (device: DeviceState) => {
  const { readings } = device
  return {
    // Clients match by one or by the other.
    ...{ uuid: toRuuid(device.id), sensorUuid: toRuuid(device.id) },
    ...{ name: device.name, serialNumber: device.serialNumber, hwVariation: device.hardwareVariation },
    health: device.connected && device.operational ? ('GREEN' as const) : ('RED' as const),
    healthDetails: device.connected ? ('NONE' as const) : ('NO_HEARTBEAT' as const),
    ...onlyGiven({
      firmwareVersion: device.firmwareVersion,
      locationUuid: device.locationId && toRuuid(device.locationId),
      floorNumber: device.floorNumber,
      latitude: device.latitude ?? readings.latitude,
      longitude: device.longitude ?? readings.longitude,
      lastSeenSec: device.lastSeenAt && Math.floor(device.lastSeenAt.getTime() / 1_000),
      batteryPercent: readings.batteryPercent,
      signalStrength: readings.signalStrengthDbm,
    }),
  }
}

/** Of those that are watched over by a policy, and say when they were registered. */
export const presentWatchedSensor = (device: DeviceState) => ({
  ...presentSensor(device),
  createdAtMillis: device.createdAt.getTime(),
  ...onlyGiven({ policyUuid: device.policyId && toRuuid(device.policyId) }),
})
