import { type DeviceId, hashedId, madeAt, type PartId } from '../../kernel/ids.ts'

/** The id of what a device calls one of its parts: always the same; the device's own where it names none. */
export const partIdOf = (
  deviceId: DeviceId,
  { component }: Readonly<Record<string, unknown>>,
): DeviceId | PartId =>
  typeof component === 'string' ? hashedId<PartId>(madeAt(deviceId), [deviceId, component]) : deviceId
