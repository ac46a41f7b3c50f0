import { eq } from 'drizzle-orm'
import type { DeviceId, LocationId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import type { OrgWork, Report } from '../command.ts'
import { presentIn } from '../device/device.ts'
import { refreshControllers } from '../device/refresh-controllers.ts'
import { cancelUnlocks } from './cancel-unlocks.ts'

type Work = OrgWork & Pick<Report, 'afterwards'>

const controllersAt = async ({ tx, org }: Work, locationId: LocationId): Promise<readonly DeviceId[]> => {
  const controllers = await tx
    .select({ id: devices.id })
    .from(devices)
    .where(presentIn(org.orgId, eq(devices.type, 'DOOR_CONTROLLER'), eq(devices.locationId, locationId)))
  return controllers.map(({ id }) => id)
}

/** Tells the door controllers of a location to ask what their doors are to do, those too that are out of reach. */
export const refreshDoors = async (work: Work, locationId: LocationId): Promise<void> =>
  refreshControllers(work, await controllersAt(work, locationId))

/** The same, and a lockdown there comes before what they were to unlock. */
export const overruleDoors = async (work: Work, locationId: LocationId): Promise<void> => {
  const controllerIds = await controllersAt(work, locationId)
  await cancelUnlocks(work, controllerIds)
  await refreshControllers(work, controllerIds)
}
