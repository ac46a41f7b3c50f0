import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import { type DeviceId, madeAt, type PartId } from '../../kernel/ids.ts'

/**
 * The id of what a device calls one of its parts: always the same; the device's own where it names none. A UUIDv7 of the
 * device's time whose random bits are a hash.
 */
export const partIdOf = (
  deviceId: DeviceId,
  { component }: Readonly<Record<string, unknown>>,
): DeviceId | PartId => {
  if (typeof component !== 'string') return deviceId
  const random = createHash('sha256')
    .update(JSON.stringify([deviceId, component]))
    .digest()
    .subarray(0, 16)
  return v7({ msecs: madeAt(deviceId), random }) as PartId
}
