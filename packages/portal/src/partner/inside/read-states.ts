import type { Fleet } from '../../tenantry.ts'

/** How a device is doing. */
export interface DeviceState {
  readonly isConnected: boolean
  /** What it senses, in words; nothing where it senses nothing that can be said in a word. */
  readonly reading?: string
}
interface Options {
  readonly org: string
  readonly signal: AbortSignal
}
type Known = readonly [serialNumber: string, state: DeviceState]

const DOOR_WORDS = { OPEN: 'Open', CLOSED: 'Closed', AJAR: 'Left open' } as const
const ROOM_WORDS = { VACANT: 'Empty', MOVEMENT: 'Somebody moves', OCCUPIED: 'In use' } as const

const known = (serialNumber: string, isConnected: boolean, reading?: string): Known => [
  serialNumber,
  { isConnected, ...(reading !== undefined && { reading }) },
]
const connected = ({
  serialNumber,
  connectionStatus,
}: {
  readonly serialNumber: string
  readonly connectionStatus: string
}): Known => known(serialNumber, connectionStatus === 'GREEN')

const degrees = (celsius: number | undefined): string | undefined =>
  celsius === undefined ? undefined : `${celsius.toFixed(1)} °C`

/** For each kind of device, the call that says how all of that kind are doing. */
const READERS: Readonly<Record<string, (fleet: Fleet, options: Options) => Promise<readonly Known[]>>> = {
  CAMERA: async (fleet, options) =>
    ((await fleet.getMinimalCameraStateList({}, options)).cameraStates ?? []).map(connected),
  AUDIO_GATEWAY: async (fleet, options) =>
    ((await fleet.getMinimalAudioGatewayStateList({}, options)).audioGatewayStates ?? []).map(connected),
  BADGE_READER: async (fleet, options) =>
    ((await fleet.getMinimalBadgeReaderStateList({}, options)).minimalStates ?? []).map(connected),
  DOOR_SENSOR: async (fleet, options) =>
    ((await fleet.getMinimalDoorStateList({}, options)).doorStates ?? []).map(
      ({ serialNumber, health, status }) =>
        known(serialNumber, health === 'GREEN', status && DOOR_WORDS[status]),
    ),
  ENVIRONMENTAL_SENSOR: async (fleet, options) =>
    ((await fleet.getMinimalClimateStateList({}, options)).climateStates ?? []).map(
      ({ serialNumber, health, temperatureCelcius }) =>
        known(serialNumber, health === 'GREEN', degrees(temperatureCelcius)),
    ),
  OCCUPANCY_SENSOR: async (fleet, options) =>
    ((await fleet.getMinimalOccupancySensorStateList({}, options)).occupancySensorStates ?? []).map(
      ({ serialNumber, health, status }) =>
        known(serialNumber, health === 'GREEN', status && ROOM_WORDS[status]),
    ),
  ENVIRONMENTAL_GATEWAY: async (fleet, options) =>
    (
      (await fleet.getMinimalEnvironmentalGatewayStates({}, options)).minimalEnvironmentalGatewayStates ?? []
    ).map(({ serialNumber, connected: isConnected, tempC }) =>
      known(serialNumber, isConnected, degrees(tempC)),
    ),
}

/**
 * How the devices of these kinds are doing, by their serial numbers. Some kinds have no call that says so, and a call that
 * fails leaves its own kind out alone; throws where all of them fail.
 */
export const readStates = async (
  fleet: Fleet,
  kinds: readonly string[],
  options: Options,
): Promise<ReadonlyMap<string, DeviceState>> => {
  const readers = kinds.flatMap((kind) => READERS[kind] ?? [])
  const lists = await Promise.allSettled(readers.map((read) => read(fleet, options)))
  const [failure] = lists.filter((list) => list.status === 'rejected')
  const read = lists.filter((list) => list.status === 'fulfilled')
  if (failure !== undefined && read.length === 0) throw failure.reason
  return new Map(read.flatMap(({ value }) => value))
}
