import { Type } from 'typebox'
import { FIRMWARE_CHARACTERS_MAX } from '../../domain/device/index.ts'
import { ACTIVATION_KEY_CHARACTERS_MAX, SERIAL_NUMBER_CHARACTERS_MAX } from '../../domain/hardware/index.ts'
import { DOOR_LOCKDOWN_STATES } from '../../domain/lockdown/index.ts'
import { LAST_MOMENT_MS } from '../../kernel/moment.ts'

export { CODED_REFUSALS as REFUSALS, WriteHeaders } from '../../http/shared-schemas.ts'

export const ActivationRequest = Type.Object({
  serialNumber: Type.String({ minLength: 1, maxLength: SERIAL_NUMBER_CHARACTERS_MAX }),
  activationKey: Type.String({
    minLength: 1,
    maxLength: ACTIVATION_KEY_CHARACTERS_MAX,
    description: 'What the maker has put into the hardware.',
  }),
})

const HeartbeatSeconds = Type.Integer({ description: 'How often the server wants to hear of the device.' })

export const Activated = Type.Object({
  deviceId: Type.String({ format: 'uuid' }),
  token: Type.String({ description: 'Shown this once; an older one of the device has ended.' }),
  heartbeatSeconds: HeartbeatSeconds,
  wifi: Type.Optional(
    Type.Object(
      {
        ssid: Type.String(),
        key: Type.Optional(Type.String({ description: 'The bytes of the pre-shared key in base64.' })),
      },
      { description: 'The network to join, told once after a registration that names one.' },
    ),
  ),
})

/** What is left out is as it was. */
export const Heartbeat = Type.Object({
  operational: Type.Optional(Type.Boolean({ description: 'Whether the device does what it is for.' })),
  firmwareVersion: Type.Optional(Type.String({ minLength: 1, maxLength: FIRMWARE_CHARACTERS_MAX })),
})

const Bytes = { schema: Type.String({ format: 'binary' }) }
export const Image = { content: { 'image/jpeg': Bytes, 'image/png': Bytes, 'image/webp': Bytes } }
export const SnapshotQuery = Type.Object({
  timestampMs: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: LAST_MOMENT_MS,
      description: 'When the frame was taken, in milliseconds since 1970; now without it.',
    }),
  ),
})
export const KeptSnapshot = Type.Object({
  snapshotId: Type.String({ format: 'uuid' }),
  takenAt: Type.String({ format: 'date-time' }),
  mediaType: Type.String({ description: 'What the image is by its bytes.' }),
  width: Type.Integer(),
  height: Type.Integer(),
  keptUntil: Type.String({ format: 'date-time', description: 'Earlier where newer frames need the room.' }),
})
/** What the device is to do. */
const Command = Type.Object({
  id: Type.String({ format: 'uuid' }),
  type: Type.String({ description: '`reboot`, `unlock_door` or `refresh_doors`.' }),
  data: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description: 'With `unlock_door`: `door`, the key of the door, and `seconds` where the door has them.',
    }),
  ),
})
export const Heard = Type.Object({
  heartbeatSeconds: HeartbeatSeconds,
  commands: Type.Optional(
    Type.Array(Command, {
      description: 'What the device is to do, told once, and only with a heartbeat.',
    }),
  ),
})

const NamedDoor = Type.Object({
  key: Type.String({ description: 'What the controller calls the door, for ever.' }),
  name: Type.String(),
  lockable: Type.Optional(
    Type.Boolean({ description: 'Whether a lock can be released there; true without.' }),
  ),
  unlockSeconds: Type.Optional(Type.Integer({ description: 'How long the lock stays released.' })),
  ajarSeconds: Type.Optional(Type.Integer({ description: 'After how long an open door is ajar.' })),
})
export const NamedDoors = Type.Object({ doors: Type.Array(NamedDoor, { description: 'All of them.' }) })
export const ReportedDoors = Type.Object({
  doors: Type.Array(
    Type.Object({
      id: Type.String({ format: 'uuid' }),
      key: Type.String(),
      state: Type.Enum(DOOR_LOCKDOWN_STATES, {
        description: 'Whether a lockdown shuts or opens the door; otherwise it asks who comes.',
      }),
    }),
  ),
})
