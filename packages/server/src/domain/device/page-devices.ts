import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import type { DeviceId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { devices } from '../../store/schema/devices.ts'
import { holdColumns, orgs } from '../../store/schema/orgs.ts'
import { partnerIsLetIn } from '../entry-rule.ts'
import { orgQuery, partnerQuery } from '../query.ts'
import { type Device, presentIn } from './device.ts'

/** What a list of devices says of each; lists may be of 100,000. */
const listed = {
  id: devices.id,
  orgId: devices.orgId,
  hardwareId: devices.hardwareId,
  type: devices.type,
  name: devices.name,
  serialNumber: devices.serialNumber,
  hardwareVariation: devices.hardwareVariation,
  pending: devices.pending,
  removedAt: devices.removedAt,
  createdAt: devices.createdAt,
}
export type ListedDevice = Pick<Device, keyof typeof listed>

interface PageQuery {
  readonly after?: DeviceId | undefined
  readonly limit: number
}
const following = (after: DeviceId | undefined) => (after === undefined ? undefined : gt(devices.id, after))

/** Reads one page of the devices of an organization, oldest first. */
export const pageDevices = orgQuery({
  name: 'device.page',
  scope: 'devices:read',
  run: async ({ tx, org }, { after, limit }: PageQuery): Promise<Page<ListedDevice>> => {
    const rows = await tx
      .select(listed)
      .from(devices)
      .where(presentIn(org.orgId, following(after)))
      .orderBy(asc(devices.id))
      .limit(limit + 1)
    return pageOf(rows, limit)
  },
})

/** Reads one page of the devices of all clients that let the partner in at this moment, oldest first. */
export const pageClientDevices = partnerQuery({
  name: 'device.page_of_clients',
  scope: 'devices:read',
  run: async ({ tx, ctx }, { after, limit }: PageQuery): Promise<Page<ListedDevice>> => {
    const rows = await tx
      .select({ id: devices.id, device: listed, isOwn: orgs.isOwn, holds: holdColumns })
      .from(devices)
      .innerJoin(orgs, and(eq(orgs.partnerId, devices.partnerId), eq(orgs.id, devices.orgId)))
      .where(and(isNull(devices.removedAt), following(after)))
      .orderBy(asc(devices.id))
      .limit(limit + 1)
    const now = ctx.domain.now()
    const { items, ...page } = pageOf(rows, limit)
    const seen = items.filter(({ isOwn, holds }) => !isOwn && partnerIsLetIn(holds, now))
    for (const orgId of new Set(seen.map(({ device }) => device.orgId)))
      ctx.domain.actingReads.count(ctx.principal, orgId, 'device.page_of_clients')
    return { ...page, items: seen.map(({ device }) => device) }
  },
})
