import { invalidField } from '../../kernel/errors.ts'
import { type DeviceId, hashedId, type OccurrenceId } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import { ACTIVITIES } from './activities.ts'
import { checkedMeasure } from './checked-measure.ts'
import {
  choice,
  choices,
  flag,
  integer,
  type Measure,
  number,
  secret,
  text,
  type ValueOf,
} from './measure.ts'
import type { DeviceType } from './readings.ts'

const CAMERA = ['CAMERA', 'NVR', 'BADGE_READER', 'ROBOT'] as const
/** What has readers, relays and inputs of its own. */
export const CONTROLLER_TYPES = ['DOOR_CONTROLLER', 'BADGE_READER', 'IO_BOARD'] as const
const DOOR = ['DOOR_SENSOR'] as const

/** What a controller calls one of its parts, and the door that the part belongs to. */
const PART = { component: text(64), door: text(64) }
const SUPERVISION = choice('normal', 'cut_detected', 'short_detected', 'invalid', 'unknown')

interface Kind {
  /** The types of device that it happens at; all of them without. */
  readonly of?: readonly DeviceType[]
  /** Whether parts tell it: readers, relays, buttons and the like. Their list of a location has an index by kinds. */
  readonly ofParts?: true
  readonly needs: Readonly<Record<string, Measure>>
  readonly may: Readonly<Record<string, Measure>>
}

/** Everything that may happen at a device. To add a kind is to add an entry. */
export const OCCURRENCE_KINDS = {
  tamper: {
    ofParts: true,
    needs: { tampered: flag },
    may: { ...PART, source: choice('proximity', 'acceleration', 'switch', 'view', 'other') },
  },
  door_state: { of: DOOR, needs: { state: choice('open', 'closed', 'ajar') }, may: {} },
  occupancy: {
    of: ['OCCUPANCY_SENSOR'],
    needs: { state: choice('vacant', 'movement', 'occupied') },
    may: { lux: integer('lx', 0, 200_000) },
  },
  button_press: {
    ofParts: true,
    of: ['BLE_BUTTON', 'IO_BOARD', 'DOOR_CONTROLLER', 'BADGE_READER'],
    needs: { press: choice('single', 'double', 'long', 'initial', 'released') },
    may: { ...PART, pressMillis: integer('ms', 0, 3_600_000) },
  },
  proximity: {
    of: ['BLE_TRACKER'],
    needs: { signalStrengthDbm: integer('dBm', -150, 20) },
    may: {
      change: choice('arrived', 'departed', 'moved'),
      latitude: number('degrees', -90, 90),
      longitude: number('degrees', -180, 180),
    },
  },
  people_count: { of: CAMERA, needs: { count: integer('people', 0, 100_000) }, may: {} },
  seek_point: {
    of: [...CAMERA, 'AUDIO_GATEWAY'],
    needs: { activity: choice(...ACTIVITIES) },
    may: {
      trackNumber: integer('number', 0, 2_147_483_647),
      alert: flag,
      loudness: integer('dB', 0, 200),
      face: text(255),
      vehicle: text(255),
      licencePlate: text(32),
    },
  },
  licence_plate: {
    of: CAMERA,
    needs: { licencePlate: text(32) },
    may: { vehicle: text(255), confidence: number('share', 0, 1) },
  },
  footage: {
    of: CAMERA,
    needs: { seconds: integer('s', 1, 86_400), stored: choice('device', 'cloud') },
    may: {},
  },
  alert_raised: {
    needs: { activities: choices(ACTIVITIES, 10) },
    may: {
      text: text(500),
      seconds: integer('s', 0, 86_400),
      value: number('as the reading', -1e9, 1e9),
      threshold: number('as the reading', -1e9, 1e9),
    },
  },
  alert_cleared: { needs: { activities: choices(ACTIVITIES, 10) }, may: {} },
  credential_received: {
    of: CONTROLLER_TYPES,
    ofParts: true,
    needs: {
      component: text(64),
      source: choice('nfc', 'ble', 'ble_wave', 'wiegand', 'keypad', 'remote', 'unknown'),
      credential: secret(64),
    },
    may: { door: text(64), bits: integer('bits', 1, 256), waitMillis: integer('ms', 0, 3_600_000) },
  },
  reader_state: {
    of: CONTROLLER_TYPES,
    ofParts: true,
    needs: { component: text(64), state: choice('connected', 'disconnected', 'unknown') },
    may: { door: text(64), reason: choice('firmware_upgrade', 'forced_reboot', 'unknown') },
  },
  relay_state: {
    of: CONTROLLER_TYPES,
    ofParts: true,
    needs: { component: text(64), state: choice('unlocked', 'locked', 'unknown') },
    may: { door: text(64) },
  },
  position_state: {
    of: CONTROLLER_TYPES,
    ofParts: true,
    needs: {
      component: text(64),
      state: choice('open', 'closed', 'ajar', 'forced_open', 'error', 'unknown'),
    },
    may: { door: text(64), supervision: SUPERVISION },
  },
  exit_request: {
    of: CONTROLLER_TYPES,
    ofParts: true,
    needs: { component: text(64), state: choice('active', 'inactive', 'unknown') },
    may: { door: text(64), intentOnly: flag, supervision: SUPERVISION },
  },
  input_state: {
    of: CONTROLLER_TYPES,
    ofParts: true,
    needs: { component: text(64), state: choice('active', 'inactive', 'unknown') },
    may: { door: text(64), supervision: SUPERVISION },
  },
  panic_button: {
    of: CONTROLLER_TYPES,
    ofParts: true,
    needs: {},
    may: { ...PART, supervision: SUPERVISION },
  },
  doorbell: { of: CONTROLLER_TYPES, ofParts: true, needs: {}, may: { ...PART, supervision: SUPERVISION } },
  door_mode: {
    of: CONTROLLER_TYPES,
    ofParts: true,
    needs: { door: text(64), state: choice('unlocked', 'access_controlled') },
    may: { source: choice('default', 'schedule', 'override', 'lockdown', 'unknown') },
  },
  unit_battery: {
    of: CONTROLLER_TYPES,
    ofParts: true,
    needs: { onBackupPower: flag },
    may: {
      batteryFound: flag,
      milliamperes: integer('mA', -1_000_000, 1_000_000),
      millivolts: integer('mV', 0, 1_000_000),
    },
  },
  diagnostic: {
    needs: {
      what: choice(
        ...(['started', 'rebooted', 'rebooted_by_itself', 'update_started', 'update_applied'] as const),
        ...(['update_failed', 'network_changed', 'network_interrupted', 'access_point_changed'] as const),
        ...(['low_battery', 'storage_failed', 'storage_changed', 'video_failed', 'audio_missing'] as const),
        ...(['hardware_failed', 'configuration_failed'] as const),
      ),
    },
    may: { firmwareVersion: text(100), ssid: text(32), accessPointMac: text(17) },
  },
} as const satisfies Readonly<Record<string, Kind>>

type Kinds = typeof OCCURRENCE_KINDS
export type ToldKind = keyof Kinds
/** What parts of devices tell. */
export type PartKind = {
  [Of in ToldKind]: Kinds[Of] extends { readonly ofParts: true } ? Of : never
}[ToldKind]
type Needed<Fields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends Measure ? ValueOf<Fields[Name]> : never
}
type Allowed<Fields> = {
  readonly [Name in keyof Fields]?: (Fields[Name] extends Measure ? ValueOf<Fields[Name]> : never) | undefined
}
/** What a device says of an occurrence of a kind. */
export type DataOf<Of extends ToldKind> = Needed<Kinds[Of]['needs']> & Allowed<Kinds[Of]['may']>
/** What is kept of that: no secret. */
export type KeptOf<Of extends ToldKind> = {
  readonly [Name in keyof DataOf<Of> as DataOf<Of>[Name] extends Secret ? never : Name]: DataOf<Of>[Name]
}
/** What a device says has happened; `at` may be late, or even early where its clock is wrong. */
export type ToldOccurrence = {
  [Of in ToldKind]: { readonly kind: Of; readonly at: Date; readonly data: DataOf<Of> }
}[ToldKind]

/** What the server itself notices of a device. */
export const NOTICED_KINDS = ['connected', 'disconnected'] as const
export type OccurrenceKind = ToldKind | (typeof NOTICED_KINDS)[number]

export const fieldsOfKind = (kind: ToldKind): Readonly<Record<string, Measure>> => {
  const { needs, may }: Kind = OCCURRENCE_KINDS[kind]
  return { ...needs, ...may }
}

export const PART_KINDS: readonly PartKind[] = (Object.keys(OCCURRENCE_KINDS) as ToldKind[]).filter(
  (kind): kind is PartKind => 'ofParts' in OCCURRENCE_KINDS[kind],
)

const checkOccurrence = (type: string, { kind, data }: ToldOccurrence): void => {
  const { of, needs }: Kind = OCCURRENCE_KINDS[kind]
  if (of?.some((known) => known === type) === false)
    throw invalidField('events.type', `${kind} does not happen at a device of the type ${type}`)
  const told = new Map<string, unknown>(Object.entries(data))
  for (const [name, measure] of Object.entries(fieldsOfKind(kind))) {
    const value = told.get(name)
    if (value !== undefined) checkedMeasure(`events.${name}`, measure, value)
    else if (name in needs) throw invalidField(`events.${name}`, `is required with ${kind}`)
  }
}

/** Checks what a device of a type says has happened; names the field that is wrong. */
export const checkOccurrences = (type: string, told: readonly ToldOccurrence[]): void => {
  for (const occurrence of told) checkOccurrence(type, occurrence)
}

/** What is kept of what was told: no secret, and in one order. */
export const keptData = ({ data }: ToldOccurrence): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => value !== undefined && !(value instanceof Secret))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

/**
 * The id of what a device has told: the same whenever it tells it again, and in the order of time. Of what is alike in all
 * that is kept, `apart` tells one from the other.
 */
export const occurrenceIdOf = (
  deviceId: DeviceId,
  occurrence: ToldOccurrence,
  ...apart: readonly string[]
): OccurrenceId => {
  const { kind, at } = occurrence
  return hashedId(at.getTime(), [deviceId, kind, at.getTime(), keptData(occurrence), ...apart])
}
