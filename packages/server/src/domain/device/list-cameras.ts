import { asc, eq } from 'drizzle-orm'
import { devices } from '../../store/schema/devices.ts'
import { orgQuery } from '../query.ts'
import { type Device, deviceColumns, presentIn } from './device.ts'

/** Lists the cameras of the organization that the call runs in, oldest first. */
export const listCameras = orgQuery({
  name: 'device.list_cameras',
  scope: 'devices:read',
  run: async ({ tx, org }): Promise<readonly Device[]> =>
    tx
      .select(deviceColumns)
      .from(devices)
      .where(presentIn(org.orgId, eq(devices.type, 'CAMERA')))
      .orderBy(asc(devices.id)),
})
