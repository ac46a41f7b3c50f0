export {
  activateDevice,
  recognizeDevice,
} from './activate-device.ts'
export type { DeviceCount, DeviceCounts } from './count-devices.ts'
export { customizeDevice } from './customize-device.ts'
export { type Device, deviceNotFound, type Wifi } from './device.ts'
export { FIRMWARE_CHARACTERS_MAX } from './device-state.ts'
export { disconnectSilentDevices } from './disconnect-silent-devices.ts'
export { Heartbeats } from './heartbeats.ts'
export { listCameras } from './list-cameras.ts'
export { type ListedDevice, pageClientDevices, pageDevices } from './page-devices.ts'
export { reassignDevices } from './reassign-devices.ts'
export { registerDevice } from './register-device.ts'
export {
  HEARTBEAT_SECONDS,
  reportDeviceState,
} from './report-state.ts'
