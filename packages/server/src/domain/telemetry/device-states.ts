import { and, asc, eq, gt, inArray, type SQL } from 'drizzle-orm'
import type { DeviceId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { devices } from '../../store/schema/devices.ts'
import { latestReadings, type StoredReading } from '../../store/schema/telemetry.ts'
import type { Tx } from '../../store/store.ts'
import { type Device, deviceColumns, presentIn } from '../device/device.ts'
import type { OrgScope } from '../org-scope.ts'
import { orgQuery } from '../query.ts'
import type { DeviceType, Readings } from './readings.ts'

/** A device, and the newest of each of its readings. */
export interface DeviceState extends Device {
  readonly readings: Readings
  /** When the newest of them was read. */
  readonly readAt: Date | undefined
}

const stateOf = (device: Device, latest: Readonly<Record<string, StoredReading>> | null): DeviceState => {
  const known = Object.entries(latest ?? {})
  const newest = Math.max(...known.map(([, [, atMs]]) => atMs))
  return {
    ...device,
    readings: Object.fromEntries(known.map(([name, [value]]) => [name, value])),
    readAt: known.length === 0 ? undefined : new Date(newest),
  }
}

/** Reads devices of an organization with their newest readings, oldest device first. */
export const readDeviceStates = async (
  tx: Tx,
  { orgId }: OrgScope,
  limit: number,
  ...conditions: readonly (SQL | undefined)[]
): Promise<readonly DeviceState[]> => {
  const rows = await tx
    .select({ device: deviceColumns, latest: latestReadings.readings })
    .from(devices)
    .leftJoin(
      latestReadings,
      and(eq(latestReadings.partnerId, devices.partnerId), eq(latestReadings.deviceId, devices.id)),
    )
    .where(presentIn(orgId, ...conditions))
    .orderBy(asc(devices.id))
    .limit(limit)
  return rows.map(({ device, latest }) => stateOf(device, latest))
}

interface PageQuery {
  readonly types: readonly DeviceType[]
  /** All of them without. */
  readonly models?: readonly string[] | undefined
  readonly putAwayToo?: boolean | undefined
  readonly after?: DeviceId | undefined
  readonly limit: number
}

/** Reads one page of the devices of some types, as they are now. */
export const pageDeviceStates = orgQuery({
  name: 'device_state.page',
  scope: 'devices:read',
  run: async ({ tx, org }, query: PageQuery): Promise<Page<DeviceState>> => {
    const { types, models, putAwayToo = false, after, limit } = query
    const rows = await readDeviceStates(
      ...([tx, org, limit + 1] as const),
      inArray(devices.type, [...types]),
      models && inArray(devices.hardwareVariation, [...models]),
      putAwayToo ? undefined : eq(devices.putAway, false),
      after === undefined ? undefined : gt(devices.id, after),
    )
    return pageOf(rows, limit)
  },
})
