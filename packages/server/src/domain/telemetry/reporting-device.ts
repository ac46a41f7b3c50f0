import { eq } from 'drizzle-orm'
import type { DeviceId, LocationId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { latestReadings, type StoredReading } from '../../store/schema/telemetry.ts'
import type { Tx } from '../../store/store.ts'
import { deviceIn, deviceNotFound } from '../device/device.ts'
import { wrongPlace } from '../operation.ts'
import type { OrgScope } from '../org-scope.ts'
import type { TenantPrincipal } from '../principal.ts'

/** A device that reports, held until the transaction ends: its reports are looked at one after the other. */
export interface ReportingDevice {
  readonly id: DeviceId
  readonly type: string
  readonly locationId: LocationId | null
  readonly latest: Readonly<Record<string, StoredReading>>
}

/** Holds the device that a principal is. Throws `device.not_found` where its registration has just ended. */
export const holdReporting = async (
  tx: Tx,
  { orgId }: OrgScope,
  principal: TenantPrincipal,
): Promise<ReportingDevice> => {
  if (principal.kind !== 'device') throw wrongPlace()
  const { deviceId } = principal
  const [device] = await tx
    .select({ id: devices.id, type: devices.type, locationId: devices.locationId })
    .from(devices)
    .where(deviceIn(orgId, deviceId))
    .for('no key update')
  if (device === undefined) throw deviceNotFound()
  const [known] = await tx
    .select({ latest: latestReadings.readings })
    .from(latestReadings)
    .where(eq(latestReadings.deviceId, deviceId))
  return { ...device, latest: known?.latest ?? {} }
}
