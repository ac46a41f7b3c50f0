import type { DeviceState, Span, WholeState } from '../../../domain/telemetry/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { onlyGiven } from '../../../kernel/only-given.ts'
import { presentMinimalDevice } from './minimal-devices.ts'

/** `FullDeviceStateType`. */
export const presentFullState = (device: WholeState) => ({
  ...presentMinimalDevice(device),
  ...onlyGiven({
    audioSupported: device.readings.audioSupported,
    afSupport: device.readings.autofocusSupported,
    maxZoomPercent: device.readings.zoomPercentMax,
    connectionTimestampMs: device.connectionChangedAt?.getTime(),
    stateUpdatedTimestampMs: (device.readAt ?? device.lastSeenAt)?.getTime(),
  }),
})

/** `TimeWindowSeconds`: whole seconds. */
export const presentWindow = ({ from, to }: Span) => {
  const startSeconds = Math.floor(from.getTime() / 1_000)
  return { startSeconds, durationSeconds: Math.ceil(to.getTime() / 1_000) - startSeconds }
}

/** `Camera_CameraExternalType`. */
export const presentCameraDetails = (device: DeviceState) => ({
  ...{ uuid: toRuuid(device.id), name: device.name, serialNumber: device.serialNumber, type: device.type },
  ...{ hwVariation: device.hardwareVariation, createdAtMillis: device.createdAt.getTime() },
  ...{ pending: device.pending, deleted: false, mummified: device.putAway },
  ...onlyGiven({
    description: device.description,
    customData: device.customData,
    locationUuid: device.locationId && toRuuid(device.locationId),
    policyUuid: device.policyId && toRuuid(device.policyId),
    floorNumber: device.floorNumber,
    latitude: device.latitude,
    longitude: device.longitude,
    directionRadians: device.directionRadians,
    cameraFramerate: device.readings.framesPerSecond,
  }),
  ...(Object.keys(device.partNames).length > 0 && { facetNameMap: device.partNames }),
})
