import { Type } from 'typebox'
import { Bool, Int, Ruuid, Text } from './shared.ts'

// What sensors say of themselves (wire facts, section 4.4). A sensor is a device: `sensorUuid` is its `uuid`.

export const Id = Type.Optional(Ruuid())
export const Num = Type.Optional(Type.Number())
const oneOf = <const Value extends string>(...values: readonly Value[]) =>
  Type.Optional(Type.Enum([...values]))

/** What the minimal states of all sensors say alike. */
const sensor = {
  uuid: Ruuid(),
  sensorUuid: Ruuid(),
  ...{ name: Type.String(), serialNumber: Type.String(), hwVariation: Type.String(), firmwareVersion: Text },
  ...{ locationUuid: Id, floorNumber: Int, latitude: Num, longitude: Num },
  health: Type.Enum(['GREEN', 'RED']),
  healthDetails: Type.Enum(['NONE', 'NO_HEARTBEAT']),
  ...{ lastSeenSec: Int, batteryPercent: Int, signalStrength: Int },
}
const watched = { ...sensor, createdAtMillis: Type.Integer(), policyUuid: Id }
const heat = {
  heatIndexDegF: Num,
  heatIndexRangeWarning: oneOf('HEAT_INDEX_OK', 'HEAT_INDEX_WARNING', 'HEAT_INDEX_UNSUPPORTED'),
}
const air = {
  ...heat,
  ...{
    humidity: Num,
    co2: Num,
    tvoc: Num,
    ethanol: Num,
    iaq: Num,
    pm25: Num,
    probeTempC: Num,
    thcPercent: Num,
  },
}
const event = { bleDeviceUuid: Ruuid(), orgUuid: Ruuid(), locationUuid: Id, timestampMs: Type.Integer() }

export const DOOR_STATES = ['OPEN', 'CLOSED', 'AJAR'] as const
export const Door = Type.Object({ ...watched, status: oneOf(...DOOR_STATES) })
export const DoorEvent = Type.Object({
  ...event,
  state: Type.Enum([...DOOR_STATES]),
  stateChanged: Type.Boolean(),
})

export const Climate = Type.Object({
  ...watched,
  ...air,
  ...{ temperatureCelcius: Num, probeConnected: Bool, vapePercent: Num, calibrating: Bool },
})
export const ClimateEvent = Type.Object({
  ...event,
  ...air,
  ...{ temp: Num, batteryPercentage: Int, bleRssi: Int, tampered: Bool },
  ...{ thcDetected: Bool, vapeSmokeDetected: Bool, vapeSmokePercent: Num },
})

const OCCUPANCY_STATES = ['VACANT', 'MOVEMENT', 'OCCUPIED'] as const
export const Occupancy = Type.Object({
  ...{ ...sensor, policyUuid: Id },
  ...{ status: oneOf(...OCCUPANCY_STATES), rawLux: Int },
})
export const OccupancyEvent = Type.Object({
  ...event,
  state: Type.Enum([...OCCUPANCY_STATES]),
  lux: Int,
})

export const Button = Type.Object({ ...sensor, createdAtMillis: Type.Integer() })
const BUTTON_PRESSES = ['SINGLE', 'DOUBLE', 'LONG', 'INITIAL_PRESS', 'LONG_RELEASE'] as const
export const ButtonEvent = Type.Object({
  ...{ uuid: Ruuid(), type: Type.Enum(['ButtonEvent']), componentUuid: Ruuid(), ownerDeviceUuid: Ruuid() },
  ...{ orgUuid: Ruuid(), locationUuid: Id, timestampMs: Type.Integer(), createdAtMs: Type.Integer() },
  ...{ buttonPress: Type.Enum([...BUTTON_PRESSES]), pressDurationMillis: Int },
})

const { sensorUuid: _sensor, healthDetails: _details, health: _health, ...tagged } = watched
export const Tag = Type.Object({
  ...{ uuid: tagged.uuid, tagUuid: Ruuid(), name: tagged.name, serialNumber: tagged.serialNumber },
  ...{ hwVariation: tagged.hwVariation, firmwareVersion: Text, createdAtMillis: tagged.createdAtMillis },
  ...{ locationUuid: Id, policyUuid: Id, lastSeenSec: Int, batteryPercent: Int, signalStrength: Int },
  ...{ health: Type.Enum(['GREEN']), healthDetails: Type.Enum(['NONE']) },
  status: Type.Enum(['ACTIVE', 'STATIONARY', 'OFFLINE']),
  gpsLocation: Type.Optional(Type.Object({ lat: Type.Number(), lon: Type.Number() })),
})
export const TagEvent = Type.Object({
  ...{ tagUuid: Ruuid(), bleDeviceUuid: Ruuid(), orgUuid: Ruuid(), locationUuid: Id },
  ...{ startTimeMs: Type.Integer(), timestampMs: Type.Integer(), bleRssi: Int },
})

export const Keypad = Type.Object({
  ...{ uuid: Ruuid(), orgUuid: Ruuid(), name: Type.String(), locationUuid: Id, floorNumber: Int },
  ...{ latitude: Num, longitude: Num, ipAddress: Text, signalStrength: Int },
  connectionState: Type.Enum(['ONLINE', 'OFFLINE']),
})

export const EnvironmentalGateway = Type.Object({
  ...{ uuid: Ruuid(), deviceUuid: Ruuid(), orgUuid: Ruuid(), name: Type.String() },
  ...{ serialNumber: Type.String(), hwVariation: Type.String(), firmwareVersion: Text },
  ...{ createdAtMillis: Type.Integer(), timestampMs: Int, connected: Type.Boolean() },
  healthStatus: Type.Enum(['GREEN', 'RED']),
  healthDetails: Type.Enum(['NONE', 'DISCONNECTED', 'MALFUNCTIONING_MODULES']),
  ...{ locationUuid: Id, policyUuid: Id, floorNumber: Int, latitude: Num, longitude: Num },
  ...heat,
  ...{ tempC: Num, relHumid: Num, probeTempC: Num, co2Ppm: Int, iaq: Num, vocIdx: Num, noxIdx: Num },
  ...{ pm1p0: Num, pm2p5: Num, pm4p0: Num, pm10p0: Num, airQualityIndex: Int, ch2oPpb: Num },
  ...{ coConcentration: Num, pressure: Num, smokeConfidencePercent: Num, vapeConfidencePercent: Num },
  ...{ leakDetected: Bool, leakProbePresent: Bool, tempProbePresent: Bool, vapeDetected: Bool },
  ...{ calibrating: Bool, defaultInterfaceMac: Text, lanAddresses: Type.Optional(Type.Array(Type.String())) },
})
