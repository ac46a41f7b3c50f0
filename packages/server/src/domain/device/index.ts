export {
  activateDevice,
  recognizeDevice,
} from './activate-device.ts'
export { changeDeviceDetails, type DetailsChange, type DeviceDetails } from './change-details.ts'
export { type ConfiguredDevice, configureDevice } from './configure-device.ts'
export type { DeviceCount, DeviceCounts } from './count-devices.ts'
export { customizeDevice } from './customize-device.ts'
export { deviceIn, deviceNotFound, type Wifi } from './device.ts'
export { FIRMWARE_CHARACTERS_MAX } from './device-state.ts'
export { disconnectSilentDevices } from './disconnect-silent-devices.ts'
export { Heartbeats } from './heartbeats.ts'
export { type ListedDevice, pageClientDevices, pageDevices } from './page-devices.ts'
export { pageSilentDevices, type SilentDevice } from './page-silent-devices.ts'
export { reassignDevices } from './reassign-devices.ts'
export { rebootDevice } from './reboot-device.ts'
export { registerDevice } from './register-device.ts'
export {
  HEARTBEAT_SECONDS,
  reportDeviceState,
} from './report-state.ts'
export { type DeviceCommand, takeCommands } from './take-commands.ts'
export { tellDevice } from './tell-device.ts'
