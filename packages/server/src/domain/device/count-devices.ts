import { and, count, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { OrgId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { orgs } from '../../store/schema/orgs.ts'
import type { Tx } from '../../store/store.ts'
import { amongOrgs } from '../among-orgs.ts'
import { isClient } from '../client-org.ts'
import { isOpenAt } from '../entry-rule-rows.ts'

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

/** Counts by state: each device is in one of them. */
export interface DeviceStates {
  readonly total: number
  readonly connected: number
  readonly disconnected: number
  /** Registered, and never heard of. */
  readonly pending: number
}

const counted = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`.mapWith(Number)

/** Counts the devices of all clients that let the partner in at this moment. */
export const countDevicesInside = async (tx: Tx, now: Date): Promise<DeviceStates> => {
  const [states] = await tx
    .select({
      total: count(),
      connected: counted(sql`not ${devices.pending} and ${devices.connected}`),
      disconnected: counted(sql`not ${devices.pending} and not ${devices.connected}`),
      pending: counted(sql`${devices.pending}`),
    })
    .from(devices)
    .innerJoin(orgs, and(eq(orgs.partnerId, devices.partnerId), eq(orgs.id, devices.orgId)))
    .where(and(isNull(devices.removedAt), isClient, isOpenAt(now)))
  if (states === undefined) throw new Error('There is no count of devices.')
  return states
}
