import { createHash } from 'node:crypto'
import { invalidField } from '../../kernel/errors.ts'
import { type Column, line, oneOf, optional, type RowOf } from '../import/column.ts'

// The words of the protocol (wire facts, section 6, "Enums").
export const DEVICE_TYPES = [
  ...(['BLE_TRACKER', 'CAMERA', 'DOOR_SENSOR', 'ENVIRONMENTAL_SENSOR', 'OCCUPANCY_SENSOR'] as const),
  ...(['AUDIO_GATEWAY', 'EXECUTABLE', 'BADGE_READER', 'DOOR_CONTROLLER', 'BLE_BUTTON', 'IO_BOARD'] as const),
  ...(['ENVIRONMENTAL_GATEWAY', 'NVR', 'ROBOT', 'UNKNOWN'] as const),
] as const
const MODELS = [
  ...(['RASPBERRY_PI_3', 'CAMERA_R1', 'CAMERA_R2', 'CAMERA_R2_LONG_RANGE', 'CAMERA_R2_180'] as const),
  ...(['CAMERA_R3', 'CAMERA_R4', 'CAMERA_R100', 'CAMERA_R120', 'CAMERA_R130', 'CAMERA_R150'] as const),
  ...(['CAMERA_R170', 'CAMERA_R200', 'CAMERA_R210', 'CAMERA_R220', 'CAMERA_R230', 'CAMERA_R36S'] as const),
  ...(['CAMERA_R410', 'CAMERA_R500', 'CAMERA_R510', 'CAMERA_R520', 'CAMERA_R540', 'CAMERA_R545'] as const),
  ...(['CAMERA_R600', 'CAMERA_R650', 'CAMERA_THIRD_PARTY_RELAY', 'CAMERA_THIRD_PARTY_NVR'] as const),
  ...(['SENSOR_ASSET_TAG_T1', 'SENSOR_DOOR_D1', 'SENSOR_DOOR_D20', 'SENSOR_ENVIRONMENTAL_E1'] as const),
  ...(['SENSOR_ENVIRONMENTAL_E15', 'SENSOR_ENVIRONMENTAL_E2', 'SENSOR_MOTION_M1'] as const),
  ...(['SENSOR_MOTION_M15', 'GATEWAY_A1', 'GATEWAY_A100', 'GATEWAY_ENVIRONMENTAL_E50'] as const),
  ...(['BADGE_READER_DR1', 'BADGE_READER_DR20', 'BADGE_READER_DR40', 'DOOR_CONTROLLER_DC1'] as const),
  ...(['DOOR_CONTROLLER_DC10', 'DOOR_CONTROLLER_DC20', 'ETHERNET_TESTER_ET1', 'IO_BOARD_TB1'] as const),
  ...(['BLE_BUTTON_B10', 'BLE_BUTTON_B15', 'NVR_N100', 'NVR_N500', 'ROBOT_RC1', 'UNSPECIFIED'] as const),
] as const

export const SERIAL_NUMBER_CHARACTERS_MAX = 100
/** Nobody shall guess it. */
const ACTIVATION_KEY_CHARACTERS_MIN = 20
export const ACTIVATION_KEY_CHARACTERS_MAX = 200

/** An activation key, of which nothing but its SHA-256 is kept. */
const activationKeyHash: Column<string> = {
  read: (field, value, isText) => {
    const key = line(ACTIVATION_KEY_CHARACTERS_MAX).read(field, value, isText)
    if (key.length < ACTIVATION_KEY_CHARACTERS_MIN)
      throw invalidField(field, `must be at least ${ACTIVATION_KEY_CHARACTERS_MIN} characters long`)
    return createHash('sha256').update(key).digest('hex')
  },
}

/** As it is printed on the thing: what cannot be seen there is none of it. */
const serialNumber: Column<string> = {
  read: (field, value, isText) => {
    const text = line(SERIAL_NUMBER_CHARACTERS_MAX).read(field, value, isText)
    if (text !== text.trim()) throw invalidField(field, 'must not begin or end with a space')
    return text
  },
}

/** The fields of hardware as the operator loads it. */
export const HARDWARE_COLUMNS = {
  serialNumber,
  deviceType: oneOf(DEVICE_TYPES),
  model: oneOf(MODELS),
  macAddress: optional(line(64)),
  activationKey: activationKeyHash,
}
export type HardwareRow = RowOf<typeof HARDWARE_COLUMNS>
