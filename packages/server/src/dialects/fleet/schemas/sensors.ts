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
