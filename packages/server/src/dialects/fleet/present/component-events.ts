import type { Static } from 'typebox'
import { PART_KINDS, type PartKind, type PartOccurrence } from '../../../domain/telemetry/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { onlyGiven } from '../../../kernel/only-given.ts'
import type { ComponentEvents, EventType } from '../schemas/component-events.ts'
import { presentDecision } from './access-decisions.ts'

type ComponentEvent = NonNullable<Static<typeof ComponentEvents>['componentEvents']>[number]
type Fields = Partial<ComponentEvent>

interface Telling<Kind extends PartKind> {
  readonly type: EventType
  /** What the event says besides what all of them say. */
  readonly fields: (event: PartOccurrence<Kind>) => Fields
}

const upper = <Text extends string>(text: Text): Uppercase<Text> => text.toUpperCase() as Uppercase<Text>

const PRESSES = {
  ...{ single: 'SINGLE', double: 'DOUBLE', long: 'LONG' },
  ...{ initial: 'INITIAL_PRESS', released: 'LONG_RELEASE' },
} as const
const TAMPERED = {
  ...{ proximity: 'PROX', acceleration: 'ACCEL', switch: 'SWITCH' },
  ...{ view: 'NA', other: 'NA' },
} as const
const MODE_SOURCES = {
  ...{ default: 'DEFAULT_STATE', schedule: 'SCHEDULE', override: 'DOOR_STATE_OVERRIDE' },
  ...{ lockdown: 'LOCKDOWN', unknown: 'UNKNOWN' },
} as const
const CREDENTIAL_SOURCES = {
  ...{ nfc: 'NFC', ble: 'BLE', ble_wave: 'BLE_WAVE', wiegand: 'WIEGAND' },
  ...{ keypad: 'KEYPAD_WIEGAND', remote: 'REMOTE', unknown: 'UNKNOWN' },
} as const

type Supervised = { readonly supervision?: Lowercase<NonNullable<Fields['newSupervisionState']>> | undefined }
const supervised = ({ supervision }: Supervised): Fields =>
  supervision === undefined ? {} : { newSupervisionState: upper(supervision) }

type Stated = Supervised & { readonly state: string }
const stated = ({ data }: { readonly data: Stated }): Fields => ({
  newState: upper(data.state),
  ...supervised(data),
})

/** What parts of devices tell, in the vendor's words (`ComponentEventType`). A kind that is missing does not compile. */
const TELLINGS: { readonly [Kind in PartKind]: Telling<Kind> } = {
  tamper: {
    type: 'AccessControlUnitTamperEvent',
    fields: ({ data }) => ({ source: TAMPERED[data.source ?? 'other'] }),
  },
  button_press: {
    type: 'ButtonEvent',
    fields: ({ data }) => ({
      buttonPress: PRESSES[data.press],
      ...onlyGiven({ pressDurationMillis: data.pressMillis }),
    }),
  },
  credential_received: {
    type: 'CredentialReceivedEvent',
    fields: (event) => ({
      credSource: CREDENTIAL_SOURCES[event.data.source],
      ...onlyGiven({
        credentialValueLengthBits: event.data.bits,
        authWaitTimeMs: event.data.waitMillis,
      }),
      ...presentDecision(event),
    }),
  },
  reader_state: {
    type: 'DoorReaderStateChangeEvent',
    fields: ({ data: { state, reason } }) => ({
      newState: upper(state),
      ...(reason !== undefined && { reason: upper(reason) }),
    }),
  },
  relay_state: { type: 'DoorRelayStateChangeEvent', fields: stated },
  position_state: { type: 'DoorPositionIndicatorStateChangeEvent', fields: stated },
  exit_request: {
    type: 'RequestToExitStateChangeEvent',
    fields: (event) => ({ ...stated(event), ...onlyGiven({ intentOnly: event.data.intentOnly }) }),
  },
  input_state: { type: 'GenericInputStateChangeEvent', fields: stated },
  panic_button: { type: 'PanicButtonEvent', fields: ({ data }) => supervised(data) },
  doorbell: { type: 'DoorbellEvent', fields: ({ data }) => supervised(data) },
  door_mode: {
    type: 'DoorStateChangeEvent',
    fields: ({ data: { state, source = 'unknown' } }) => ({
      ...{ newState: upper(state), source: MODE_SOURCES[source] },
    }),
  },
  unit_battery: {
    type: 'AccessControlUnitBatteryStateChangeEvent',
    fields: ({ data }) => ({
      onBackupPower: data.onBackupPower,
      ...onlyGiven({
        batteryFound: data.batteryFound,
        batteryMa: data.milliamperes,
        batteryMv: data.millivolts,
      }),
    }),
  },
}

const tell = <Kind extends PartKind>(kind: Kind, event: PartOccurrence<Kind>): Fields =>
  TELLINGS[kind].fields(event)

/** `ComponentEventType`: what a part of a device has told. */
export const presentComponentEvent = (event: PartOccurrence): ComponentEvent => {
  const { id, kind, deviceId, orgId, partId, doorId, locationId, at } = event
  return {
    ...{ uuid: toRuuid(id), type: TELLINGS[kind].type, orgUuid: toRuuid(orgId) },
    ...{ ownerDeviceUuid: toRuuid(deviceId), componentUuid: toRuuid(partId) },
    ...{ timestampMs: at.getTime(), createdAtMs: at.getTime() },
    ...onlyGiven({
      componentCompositeUuid: doorId && toRuuid(doorId),
      locationUuid: locationId && toRuuid(locationId),
    }),
    ...tell(kind, event),
  }
}

/** The kinds that a filter of the vendor's types asks for; those that nothing here tells find nothing. */
export const partKindsOf = (types: readonly EventType[] = []): readonly PartKind[] | undefined =>
  types.length === 0 ? undefined : PART_KINDS.filter((kind) => types.includes(TELLINGS[kind].type))
