import { Type } from 'typebox'
import { PART_OCCURRENCES_MAX } from '../../../domain/telemetry/index.ts'
import { Bound } from './bound.ts'
import { Bool, Int, Ruuid, Text, withTrio } from './shared.ts'

// What parts of devices tell (wire facts, section 4.4, "Doors / access control").

const Id = Type.Optional(Ruuid())
const oneOf = <const Value extends string>(...values: readonly Value[]) =>
  Type.Optional(Type.Enum([...values]))

/** `ComponentEventEnumType`. */
const EVENT_TYPES = [
  ...(['DoorbellEvent', 'DoorReaderStateChangeEvent', 'DoorRelayStateChangeEvent'] as const),
  ...(['DoorPositionIndicatorStateChangeEvent', 'RequestToExitStateChangeEvent'] as const),
  ...(['CredentialReceivedEvent', 'ButtonEvent', 'GenericInputStateChangeEvent'] as const),
  ...(['GenericRelayStateChangeEvent', 'AccessControlUnitTamperEvent'] as const),
  ...(['AccessControlUnitLocationLockdownStateEvent', 'DoorLocationLockdownStateEvent'] as const),
  ...(['PanicButtonEvent', 'AccessControlUnitBatteryStateChangeEvent'] as const),
  ...(['WaveToUnlockIntentExpiredEvent', 'DoorStateChangeEvent', 'DoorAuthFirstInStateEvent'] as const),
  ...(['DoorScheduleFirstInStateEvent', 'AccessControlUnitDoorFirstInStateEvent'] as const),
  ...(['AperioDoorExtensionStateEvent', 'AperioActivatorStateEvent', 'AperioKeyCylinderStateEvent'] as const),
  ...(['AperioDoorModeEvent', 'AperioDoorHandleStateEvent', 'AperioGatewayStateEvent'] as const),
  ...(['AperioGatewayConnectionStateChangeEvent', 'AperioDtcEvent', 'AperioTamperStateEvent'] as const),
] as const

/** What all of them may hold, and what a badge that was shown does besides. */
const ComponentEvent = Type.Object({
  ...{ uuid: Ruuid(), type: Type.Enum([...EVENT_TYPES]), orgUuid: Ruuid(), ownerDeviceUuid: Ruuid() },
  ...{ componentUuid: Ruuid(), componentCompositeUuid: Id, locationUuid: Id },
  ...{ timestampMs: Type.Integer(), createdAtMs: Type.Integer() },
  newState: Text,
  newSupervisionState: oneOf('CUT_DETECTED', 'SHORT_DETECTED', 'NORMAL', 'INVALID', 'UNKNOWN'),
  ...{ reason: Text, source: Text, intentOnly: Bool },
  ...{ buttonPress: Text, pressDurationMillis: Int },
  ...{ onBackupPower: Bool, batteryFound: Bool, batteryMa: Int, batteryMv: Int },
  ...{ credSource: Text, credentialValueLengthBits: Int, authWaitTimeMs: Int },
  authenticationResult: oneOf('ACCEPTED', 'REJECTED', 'ERROR', 'NA'),
  authorizationResult: oneOf('ALLOWED', 'DENIED', 'DISABLED', 'ERROR', 'NA'),
  authDecisionSource: oneOf('ACCESS_GRANT', 'ACCESS_REVOCATION', 'LOCKDOWN'),
  ...{ credentialUuid: Id, managedCredentialUuid: Id, accessGrantOrRevocationUuid: Id },
  ...{ activeLockdownPlanUuid: Id, activeDoorLockdownState: Text },
  originator: Type.Optional(Type.Object({ type: Type.Enum(['USER']), userUuid: Ruuid(), username: Text })),
})

const RANGE = {
  createdAfterMs: Bound('Events of this moment count.'),
  createdBeforeMs: Bound('Events of this moment do not.'),
  limit: Type.Optional(
    Type.Integer({
      ...{ minimum: 1, maximum: PART_OCCURRENCES_MAX },
      description: `${PART_OCCURRENCES_MAX} without.`,
    }),
  ),
  typeFilter: Type.Optional(
    Type.Array(Type.Enum([...EVENT_TYPES]), { description: 'All of them without, and with an empty list.' }),
  ),
}
export const EventsOfDoor = Type.Object({ accessControlledDoorUuid: Id, ...RANGE })
export const EventsOfLocation = Type.Object({ locationUuid: Id, ...RANGE })
export const EventsOfUser = Type.Object({ userUuid: Id, ...RANGE })
export const ComponentEvents = withTrio({ componentEvents: Type.Optional(Type.Array(ComponentEvent)) })

export type EventType = (typeof EVENT_TYPES)[number]
