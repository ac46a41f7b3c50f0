export { type AvailableHardware, pageAvailableHardware } from './page-available-hardware.ts'

export const SERIAL_NUMBER_CHARACTERS_MAX = 100
