import { and, asc, eq } from 'drizzle-orm'
import { devices } from '../../store/schema/locations.ts'
import { orgQuery } from '../query.ts'

export type Device = typeof devices.$inferSelect

/** Lists the cameras of the organization that the call runs in, oldest first. */
export const listCameras = orgQuery({
  name: 'device.list_cameras',
  scope: 'devices:read',
  run: async ({ tx, org }): Promise<readonly Device[]> =>
    tx
      .select()
      .from(devices)
      .where(and(eq(devices.orgId, org.orgId), eq(devices.type, 'CAMERA')))
      .orderBy(asc(devices.id)),
})
