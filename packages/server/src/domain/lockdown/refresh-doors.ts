import { eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { LocationId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import type { Tx } from '../../store/store.ts'
import type { Report } from '../command.ts'
import type { Context } from '../context.ts'
import { presentIn } from '../device/device.ts'
import { tellDevice } from '../device/tell-device.ts'
import type { OrgScope } from '../org-scope.ts'

interface Work extends Pick<Report, 'afterwards'> {
  readonly tx: Tx
  readonly ctx: Context
  readonly org: OrgScope
}

/**
 * Tells the door controllers of a location to ask what their doors are to do. One that is not connected asks by itself
 * when it is back.
 */
export const refreshDoors = async (work: Work, locationId: LocationId): Promise<void> => {
  const controllers = await work.tx
    .select({ deviceId: devices.id })
    .from(devices)
    .where(
      presentIn(
        work.org.orgId,
        eq(devices.type, 'DOOR_CONTROLLER'),
        eq(devices.locationId, locationId),
        eq(devices.connected, true),
      ),
    )
  for (const { deviceId } of controllers)
    await tellDevice(work, deviceId, 'refresh_doors').catch((error: unknown) => {
      if (!(error instanceof DomainError) || error.code !== 'device.offline') throw error
    })
}
