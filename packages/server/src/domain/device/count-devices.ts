import { and, count, isNull, sql } from 'drizzle-orm'
import type { OrgId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import type { Tx } from '../../store/store.ts'
import { amongOrgs } from '../among-orgs.ts'

export interface DeviceCount {
  readonly total: number
  readonly connected: number
  readonly operational: number
}
/** Counts by device type. */
export type DeviceCounts = ReadonlyMap<string, DeviceCount>

/** Counts the devices of the given organizations by type, and of no matter which others. */
export const countDevices = async (
  tx: Tx,
  orgIds: readonly OrgId[],
): Promise<ReadonlyMap<OrgId, DeviceCounts>> => {
  if (orgIds.length === 0) return new Map()
  const rows = await tx
    .select({
      orgId: devices.orgId,
      type: devices.type,
      total: count(),
      connected: sql<number>`count(*) filter (where ${devices.connected})`.mapWith(Number),
      operational: sql<number>`count(*) filter (where ${devices.operational})`.mapWith(Number),
    })
    .from(devices)
    .where(and(amongOrgs(devices.orgId, orgIds), isNull(devices.removedAt)))
    .groupBy(devices.orgId, devices.type)
  const counts = new Map<OrgId, Map<string, DeviceCount>>()
  for (const { orgId, type, ...numbers } of rows) {
    const ofOrg = counts.get(orgId) ?? new Map<string, DeviceCount>()
    counts.set(orgId, ofOrg.set(type, numbers))
  }
  return counts
}
