export {
  ACTIVATION_KEY_CHARACTERS_MAX,
  DEVICE_TYPES,
  HARDWARE_COLUMNS,
  SERIAL_NUMBER_CHARACTERS_MAX,
} from './hardware.ts'
export { importHardware } from './import-hardware.ts'
export { type AvailableHardware, pageAvailableHardware } from './page-available-hardware.ts'
