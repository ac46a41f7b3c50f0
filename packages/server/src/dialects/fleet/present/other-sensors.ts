import { type DeviceState, type Occurrence, partIdOf } from '../../../domain/telemetry/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { onlyGiven } from '../../../kernel/only-given.ts'
import { heatIndexOf } from '../heat-index.ts'
import { presentSensorEvent } from './doors.ts'
import { presentHealth } from './minimal-devices.ts'
import { presentSensor } from './sensors.ts'

const policyOf = ({ policyId }: DeviceState) => onlyGiven({ policyUuid: policyId && toRuuid(policyId) })

/** `Occupancysensor_MinimalOccupancySensorStateType`. */
export const presentOccupancy = (device: DeviceState) => ({
  ...presentSensor(device),
  ...policyOf(device),
  ...onlyGiven({ status: device.readings.occupancy?.toUpperCase(), rawLux: device.readings.lux }),
})

/** `OccupancyEventType`. */
export const presentOccupancyEvent = (event: Occurrence) => ({
  ...presentSensorEvent(event),
  state: String(event.data['state']).toUpperCase(),
  ...onlyGiven({ lux: event.data['lux'] }),
})

/** `Button_MinimalButtonStateType`. */
export const presentButton = (device: DeviceState) => ({
  ...presentSensor(device),
  createdAtMillis: device.createdAt.getTime(),
})

const PRESSES: Readonly<Record<string, string>> = {
  ...{ single: 'SINGLE', double: 'DOUBLE', long: 'LONG' },
  ...{ initial: 'INITIAL_PRESS', released: 'LONG_RELEASE' },
}

/** `ButtonEventType`; a button that is no part of another device is its own component. */
export const presentButtonEvent = ({ id, deviceId, orgId, locationId, at, data }: Occurrence) => ({
  ...{ uuid: toRuuid(id), type: 'ButtonEvent', componentUuid: toRuuid(partIdOf(deviceId, data)) },
  ...{ ownerDeviceUuid: toRuuid(deviceId), orgUuid: toRuuid(orgId) },
  ...{ timestampMs: at.getTime(), createdAtMs: at.getTime() },
  buttonPress: PRESSES[String(data['press'])],
  ...onlyGiven({ locationUuid: locationId && toRuuid(locationId), pressDurationMillis: data['pressMillis'] }),
})

const statusOf = ({ connected, readings: { movement } }: DeviceState) => {
  if (!connected) return 'OFFLINE'
  return movement === 'active' ? 'ACTIVE' : 'STATIONARY'
}

/** `Proximity_MinimalProximityStateType`, whose health is never but well. */
export const presentTag = (device: DeviceState) => {
  const {
    sensorUuid,
    health: _health,
    healthDetails: _details,
    latitude,
    longitude,
    floorNumber: _floor,
    ...rest
  } = presentSensor(device)
  return {
    ...{ ...rest, ...policyOf(device), tagUuid: sensorUuid, createdAtMillis: device.createdAt.getTime() },
    ...{ health: 'GREEN', healthDetails: 'NONE', status: statusOf(device) },
    ...(latitude !== undefined &&
      longitude !== undefined && { gpsLocation: { lat: latitude, lon: longitude } }),
  }
}

/** What the tool server reads of a tag's events (wire facts, section 4.2). */
export const presentTagEvent = (event: Occurrence) => ({
  ...presentSensorEvent(event),
  tagUuid: toRuuid(event.deviceId),
  startTimeMs: event.at.getTime(),
  ...onlyGiven({ bleRssi: event.data['signalStrengthDbm'] }),
})

/** `KeypadConfigType`: a program that runs on a tablet. */
export const presentKeypad = (device: DeviceState) => ({
  ...{ uuid: toRuuid(device.id), orgUuid: toRuuid(device.orgId), name: device.name },
  connectionState: device.connected ? 'ONLINE' : 'OFFLINE',
  ...onlyGiven({
    locationUuid: device.locationId && toRuuid(device.locationId),
    floorNumber: device.floorNumber,
    latitude: device.latitude ?? device.readings.latitude,
    longitude: device.longitude ?? device.readings.longitude,
    ipAddress: device.readings.lanAddresses?.[0],
    signalStrength: device.readings.signalStrengthDbm,
  }),
})

const presentGatewayAir = ({ readings }: DeviceState) => ({
  ...heatIndexOf(readings),
  ...onlyGiven({
    tempC: readings.temperatureCelsius,
    relHumid: readings.humidityPercent,
    probeTempC: readings.probeTemperatureCelsius,
    co2Ppm: readings.co2Ppm && Math.round(readings.co2Ppm),
    iaq: readings.indoorAirQuality,
    vocIdx: readings.vocIndex,
    noxIdx: readings.noxIndex,
    pm1p0: readings.pm1UgPerM3,
    pm2p5: readings.pm25UgPerM3,
    pm4p0: readings.pm4UgPerM3,
    pm10p0: readings.pm10UgPerM3,
    airQualityIndex: readings.airQualityIndex,
    ch2oPpb: readings.formaldehydePpb,
    coConcentration: readings.carbonMonoxidePpm,
    pressure: readings.pressureHpa,
    smokeConfidencePercent: readings.smokePercent,
    vapeConfidencePercent: readings.vapePercent,
    vapeDetected: readings.vapeDetected,
    leakDetected: readings.leakDetected,
    leakProbePresent: readings.leakProbePresent,
    tempProbePresent: readings.temperatureProbePresent,
    calibrating: readings.calibrating,
  }),
})

/** `Climate_MinimalEnvironmentalGatewayStateType`. */
export const presentEnvironmentalGateway = (device: DeviceState) => {
  const { healthStatus, healthStatusDetails: healthDetails } = presentHealth(device)
  const { health: _health, sensorUuid, ...sensor } = presentSensor(device)
  const { batteryPercent: _battery, signalStrength: _signal, lastSeenSec: _seen, ...said } = sensor
  return {
    ...{ ...said, ...policyOf(device), deviceUuid: sensorUuid, orgUuid: toRuuid(device.orgId) },
    ...{ healthStatus, healthDetails, connected: device.connected },
    createdAtMillis: device.createdAt.getTime(),
    ...onlyGiven({
      timestampMs: device.readAt?.getTime(),
      defaultInterfaceMac: device.readings.macAddress,
      lanAddresses: device.readings.lanAddresses,
    }),
    ...presentGatewayAir(device),
  }
}
