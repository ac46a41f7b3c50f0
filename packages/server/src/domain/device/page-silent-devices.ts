import { and, asc, eq, gt, isNotNull } from 'drizzle-orm'
import type { DeviceId, OrgId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { devices } from '../../store/schema/devices.ts'
import { orgQuery } from '../query.ts'
import { presentIn } from './device.ts'

/** A device that was heard of once, and is not any more. */
export interface SilentDevice {
  readonly id: DeviceId
  readonly orgId: OrgId
  readonly lastSeenAt: Date | null
}

interface PageQuery {
  readonly after?: DeviceId | undefined
  readonly limit: number
}

/** Reads one page of the devices of an organization that are disconnected, oldest device first. */
export const pageSilentDevices = orgQuery({
  name: 'device.page_silent',
  scope: 'devices:read',
  run: async ({ tx, org }, { after, limit }: PageQuery): Promise<Page<SilentDevice>> => {
    const rows = await tx
      .select({ id: devices.id, orgId: devices.orgId, lastSeenAt: devices.lastSeenAt })
      .from(devices)
      .where(
        presentIn(
          org.orgId,
          and(eq(devices.connected, false), eq(devices.pending, false), isNotNull(devices.lastSeenAt)),
          after && gt(devices.id, after),
        ),
      )
      .orderBy(asc(devices.id))
      .limit(limit + 1)
    return pageOf(rows, limit)
  },
})
