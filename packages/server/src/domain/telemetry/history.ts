import { and, desc, eq, gte, inArray, lt, or, sql } from 'drizzle-orm'
import type { DeviceId, LocationId, OccurrenceId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { occurrences, readings } from '../../store/schema/telemetry.ts'
import type { Tx } from '../../store/store.ts'
import { deviceNotFound } from '../device/device.ts'
import type { OrgScope } from '../org-scope.ts'
import { orgQuery } from '../query.ts'
import type { OccurrenceKind } from './occurrences.ts'
import type { Readings } from './readings.ts'

/** A time of which `after` is a part and `before` is not; open where one is left out. */
export interface TimeRange {
  readonly after?: Date | undefined
  readonly before?: Date | undefined
}

type Row = typeof occurrences.$inferSelect
/** What has happened at a device, and where that was then. */
export type Occurrence = Omit<Row, 'partnerId' | 'kind'> & { readonly kind: OccurrenceKind }

interface OccurrenceQuery extends TimeRange {
  readonly kinds: readonly OccurrenceKind[]
  readonly deviceIds?: readonly DeviceId[] | undefined
  readonly locationIds?: readonly LocationId[] | undefined
  /** What the data of each has to hold. */
  readonly holding?: Readonly<Record<string, unknown>> | undefined
  /** The last one of the page before. */
  readonly following?: { readonly at: Date; readonly id: OccurrenceId } | undefined
  readonly limit: number
}

/** Reads what has happened in an organization, newest first. */
export const readOccurrences = async (
  tx: Tx,
  { orgId }: OrgScope,
  { kinds, deviceIds, locationIds, holding, following, after, before, limit }: OccurrenceQuery,
): Promise<readonly Occurrence[]> => {
  const { at, id } = occurrences
  const rows = await tx
    .select()
    .from(occurrences)
    .where(
      and(
        eq(occurrences.orgId, orgId),
        inArray(occurrences.kind, [...kinds]),
        deviceIds && inArray(occurrences.deviceId, [...deviceIds]),
        locationIds && inArray(occurrences.locationId, [...locationIds]),
        holding && sql`${occurrences.data} @> ${JSON.stringify(holding)}::jsonb`,
        after && gte(at, after),
        before && lt(at, before),
        following && or(lt(at, following.at), and(eq(at, following.at), lt(id, following.id))),
      ),
    )
    .orderBy(desc(at), desc(id))
    .limit(limit)
  return rows.map(({ partnerId: _, kind, ...row }) => ({ ...row, kind: kind as OccurrenceKind }))
}

/** Throws `device.not_found` for one that never was the organization's; what it reported outlives its registration. */
export const requireDevice = async (tx: Tx, { orgId }: OrgScope, deviceId: DeviceId): Promise<void> => {
  const [known] = await tx
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.orgId, orgId), eq(devices.id, deviceId)))
  if (known === undefined) throw deviceNotFound()
}

interface OfDevice extends TimeRange {
  readonly deviceId: DeviceId
  readonly limit: number
}

/** Lists what has happened at one device, newest first. Throws `device.not_found`. */
export const listOccurrences = orgQuery({
  name: 'occurrence.list',
  scope: 'devices:read',
  run: async (
    { tx, org },
    { deviceId, ...query }: OfDevice & Pick<OccurrenceQuery, 'kinds' | 'holding'>,
  ): Promise<readonly Occurrence[]> => {
    await requireDevice(tx, org, deviceId)
    return readOccurrences(tx, org, { ...query, deviceIds: [deviceId] })
  },
})

/** What a device read at one moment. */
export type Reading = Omit<typeof readings.$inferSelect, 'partnerId' | 'readings'> & {
  readonly readings: Readings
}

/** Lists what one device has read, newest first. Throws `device.not_found`. */
export const listReadings = orgQuery({
  name: 'reading.list',
  scope: 'devices:read',
  run: async ({ tx, org }, { deviceId, after, before, limit }: OfDevice): Promise<readonly Reading[]> => {
    await requireDevice(tx, org, deviceId)
    return tx
      .select()
      .from(readings)
      .where(
        and(
          eq(readings.deviceId, deviceId),
          after && gte(readings.at, after),
          before && lt(readings.at, before),
        ),
      )
      .orderBy(desc(readings.at))
      .limit(limit)
  },
})
