import { eq } from 'drizzle-orm'
import type { LocationId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import type { Tx } from '../../store/store.ts'
import type { Report } from '../command.ts'
import type { Context } from '../context.ts'
import { presentIn } from '../device/device.ts'
import { refreshControllers } from '../device/refresh-controllers.ts'
import type { OrgScope } from '../org-scope.ts'

interface Work extends Pick<Report, 'afterwards'> {
  readonly tx: Tx
  readonly ctx: Context
  readonly org: OrgScope
}

/** Tells the door controllers of a location to ask what their doors are to do, those too that are out of reach. */
export const refreshDoors = async (work: Work, locationId: LocationId): Promise<void> => {
  const controllers = await work.tx
    .select({ id: devices.id })
    .from(devices)
    .where(presentIn(work.org.orgId, eq(devices.type, 'DOOR_CONTROLLER'), eq(devices.locationId, locationId)))
  await refreshControllers(
    work,
    controllers.map(({ id }) => id),
  )
}
