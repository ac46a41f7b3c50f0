export type { DeviceCount, DeviceCounts } from './count-devices.ts'
export { type Device, listCameras } from './list-cameras.ts'
