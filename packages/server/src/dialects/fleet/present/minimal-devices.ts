import type { DeviceState } from '../../../domain/telemetry/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { onlyGiven } from '../../../kernel/only-given.ts'

const healthDetailsOf = ({ connected, operational }: DeviceState) => {
  if (!connected) return 'DISCONNECTED' as const
  return operational ? ('NONE' as const) : ('MALFUNCTIONING_MODULES' as const)
}

/** `connectionStatus`, `healthStatus` and `healthStatusDetails`. */
export const presentHealth = (device: DeviceState) => ({
  connectionStatus: device.connected ? ('GREEN' as const) : ('RED' as const),
  healthStatus: device.connected && device.operational ? ('GREEN' as const) : ('RED' as const),
  healthStatusDetails: healthDetailsOf(device),
})

const presentNetwork = ({ readings }: DeviceState) =>
  onlyGiven({
    lanAddresses: readings.lanAddresses && [...readings.lanAddresses],
    secondaryLanAddresses: readings.secondaryLanAddresses && [...readings.secondaryLanAddresses],
    defaultInterface: readings.networkInterface,
    defaultInterfaceMac: readings.macAddress,
    ssid: readings.ssid,
    wifiApMac: readings.accessPointMac,
    wifiBars: readings.wifiBars,
    wifiSignalStrength: readings.wifiSignalDbm,
  })

const presentPlace = (device: DeviceState) =>
  onlyGiven({
    locationUuid: device.locationId && toRuuid(device.locationId),
    policyUuid: device.policyId && toRuuid(device.policyId),
    floorNumber: device.floorNumber,
    latitude: device.latitude ?? device.readings.latitude,
    longitude: device.longitude ?? device.readings.longitude,
    directionRadians: device.directionRadians,
  })

/** `MinimalDeviceStateType`. */
export const presentMinimalDevice = (device: DeviceState) => ({
  uuid: toRuuid(device.id),
  name: device.name,
  serialNumber: device.serialNumber,
  hwVariation: device.hardwareVariation,
  ...presentHealth(device),
  createdAtMillis: device.createdAt.getTime(),
  ...onlyGiven({
    firmwareVersion: device.firmwareVersion,
    firmwareUpdateInProgress: device.readings.updatingFirmware,
  }),
  ...presentPlace(device),
  ...presentNetwork(device),
  ...(device.putAway && { mummified: true }),
  ...(Object.keys(device.partNames).length > 0 && { facetNameMap: device.partNames }),
})

/** `MinimalAudioGatewayStateType`. */
export const presentAudioGateway = (device: DeviceState) => ({
  ...presentMinimalDevice(device),
  sensorUuid: toRuuid(device.id),
})
