import { invalidField } from '../../kernel/errors.ts'
import type { DEVICE_TYPES } from '../hardware/hardware.ts'
import { checkedMeasure } from './checked-measure.ts'
import { choice, flag, integer, type Measure, number, text, texts, type ValueOf } from './measure.ts'

export type DeviceType = (typeof DEVICE_TYPES)[number]

const CLIMATE = ['ENVIRONMENTAL_SENSOR', 'ENVIRONMENTAL_GATEWAY'] as const
const AIR = ['ENVIRONMENTAL_GATEWAY'] as const
const CAMERA = ['CAMERA', 'NVR', 'BADGE_READER', 'ROBOT'] as const

interface Reading {
  readonly measure: Measure
  /** The types of device that have it; all of them without. */
  readonly of?: readonly DeviceType[]
  /** Says how the device is, rather than what it senses: only the newest is kept. */
  readonly lasting?: true
  /** Whether a change of it is an event. */
  readonly flips?: true
}

/** Every reading there is. To add one is to add a line. */
export const READINGS = {
  // How the device is.
  batteryPercent: { measure: integer('%', 0, 100) },
  signalStrengthDbm: { measure: integer('dBm', -150, 20) },
  tampered: { measure: flag, flips: true },
  wifiSignalDbm: { measure: integer('dBm', -150, 20), lasting: true },
  wifiBars: { measure: integer('bars', 0, 5), lasting: true },
  ssid: { measure: text(32), lasting: true },
  accessPointMac: { measure: text(17), lasting: true },
  networkInterface: { measure: text(32), lasting: true },
  macAddress: { measure: text(17), lasting: true },
  lanAddresses: { measure: texts(45, 8), lasting: true },
  secondaryLanAddresses: { measure: texts(45, 8), lasting: true },
  latitude: { measure: number('degrees', -90, 90), lasting: true },
  longitude: { measure: number('degrees', -180, 180), lasting: true },
  updatingFirmware: { measure: flag, lasting: true },
  // What a camera can do.
  audioSupported: { measure: flag, of: CAMERA, lasting: true },
  autofocusSupported: { measure: flag, of: CAMERA, lasting: true },
  zoomPercentMax: { measure: integer('%', 100, 10_000), of: CAMERA, lasting: true },
  framesPerSecond: { measure: integer('frames/s', 1, 240), of: CAMERA, lasting: true },
  // The air.
  temperatureCelsius: { measure: number('°C', -100, 200), of: CLIMATE },
  humidityPercent: { measure: number('%', 0, 100), of: CLIMATE },
  probeTemperatureCelsius: { measure: number('°C', -200, 400), of: CLIMATE },
  probeConnected: { measure: flag, of: CLIMATE },
  co2Ppm: { measure: number('ppm', 0, 100_000), of: CLIMATE },
  tvocMgPerM3: { measure: number('mg/m³', 0, 10_000), of: CLIMATE },
  ethanolPpm: { measure: number('ppm', 0, 10_000), of: CLIMATE },
  indoorAirQuality: { measure: number('index', 0, 500), of: CLIMATE },
  pm25UgPerM3: { measure: number('µg/m³', 0, 100_000), of: CLIMATE },
  vapePercent: { measure: number('%', 0, 100), of: CLIMATE },
  thcPercent: { measure: number('%', 0, 100), of: CLIMATE },
  vapeDetected: { measure: flag, of: CLIMATE, flips: true },
  thcDetected: { measure: flag, of: CLIMATE, flips: true },
  calibrating: { measure: flag, of: CLIMATE, lasting: true },
  pm1UgPerM3: { measure: number('µg/m³', 0, 100_000), of: AIR },
  pm4UgPerM3: { measure: number('µg/m³', 0, 100_000), of: AIR },
  pm10UgPerM3: { measure: number('µg/m³', 0, 100_000), of: AIR },
  airQualityIndex: { measure: integer('index', 0, 1_000), of: AIR },
  vocIndex: { measure: number('index', 0, 500), of: AIR },
  noxIndex: { measure: number('index', 0, 500), of: AIR },
  formaldehydePpb: { measure: number('ppb', 0, 100_000), of: AIR },
  carbonMonoxidePpm: { measure: number('ppm', 0, 100_000), of: AIR },
  pressureHpa: { measure: number('hPa', 100, 2_000), of: AIR },
  smokePercent: { measure: number('%', 0, 100), of: AIR },
  leakDetected: { measure: flag, of: AIR, flips: true },
  leakProbePresent: { measure: flag, of: AIR, lasting: true },
  temperatureProbePresent: { measure: flag, of: AIR, lasting: true },
  // Doors, rooms and things that move.
  door: { measure: choice('open', 'closed', 'ajar'), of: ['DOOR_SENSOR'], flips: true },
  occupancy: { measure: choice('vacant', 'movement', 'occupied'), of: ['OCCUPANCY_SENSOR'] },
  lux: { measure: integer('lx', 0, 200_000), of: ['OCCUPANCY_SENSOR'] },
  movement: { measure: choice('active', 'stationary'), of: ['BLE_TRACKER'] },
} as const satisfies Readonly<Record<string, Reading>>

export type ReadingName = keyof typeof READINGS
/** What a device read at one moment. */
export type Readings = {
  readonly [Name in ReadingName]?: ValueOf<(typeof READINGS)[Name]['measure']> | undefined
}

export const READING_NAMES = Object.keys(READINGS) as readonly ReadingName[]
const named = (wanted: (reading: Reading) => boolean): ReadonlySet<string> =>
  new Set(READING_NAMES.filter((name) => wanted(READINGS[name])))

/** What an event is recorded of when it changes. */
export const FLIPPING = named(({ flips }) => flips === true)
/** What is kept of every moment. */
export const SENSED = named(({ lasting }) => lasting !== true)

/** The readings of some names alone. */
export const pickReadings = (told: Readings, names: ReadonlySet<string>): Readings =>
  Object.fromEntries(Object.entries(told).filter(([name]) => names.has(name)))

/** Checks what a device of a type says it read; names the reading that such a device does not have. */
export const checkReadings = (type: string, told: Readings): void => {
  for (const [name, value] of Object.entries(told)) {
    const reading: Reading | undefined = READINGS[name as ReadingName]
    if (reading === undefined || value === undefined) continue
    const field = `readings.${name}`
    if (reading.of?.some((known) => known === type) === false)
      throw invalidField(field, `is no reading of a device of the type ${type}`)
    checkedMeasure(field, reading.measure, value)
  }
}
