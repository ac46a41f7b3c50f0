import { sql } from 'drizzle-orm'
import type { DeviceId, PartnerId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { hourlyReadings, latestReadings, readings, type StoredReading } from '../../store/schema/telemetry.ts'
import type { Tx } from '../../store/store.ts'
import { pickReadings, type Readings, SENSED } from './readings.ts'

/** What a device read at one moment. */
export interface Reported {
  readonly deviceId: DeviceId
  readonly at: Date
  readonly readings: Readings
}

type Latest = Readonly<Record<string, StoredReading>>
/** The newest readings of a device after they were written. */
export interface KnownReadings {
  readonly deviceId: DeviceId
  readonly readings: Latest
}

const timed = ({ at, readings: told }: Reported): Latest =>
  Object.fromEntries(
    Object.entries(told).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value, at.getTime()]] as const],
    ),
  )

const newer = (known: Latest, told: Latest): Latest => {
  const newest: Record<string, StoredReading> = { ...known }
  for (const [name, reading] of Object.entries(told)) {
    const before = newest[name]
    if (before === undefined || before[1] <= reading[1]) newest[name] = reading
  }
  return newest
}

/** One row for each device, since a statement touches a row once. */
const newestOfEach = (reported: readonly Reported[]): readonly { device: DeviceId; told: Latest }[] => {
  const byDevice = new Map<DeviceId, Latest>()
  for (const one of reported) byDevice.set(one.deviceId, newer(byDevice.get(one.deviceId) ?? {}, timed(one)))
  return [...byDevice].map(([device, told]) => ({ device, told }))
}

/**
 * Keeps the newest of each reading, in whatever order they arrive; answers what is known of each device afterwards. What
 * is told of devices that are gone is dropped.
 */
export const writeLatest = async (
  tx: Tx,
  partnerId: PartnerId,
  reported: readonly Reported[],
): Promise<readonly KnownReadings[]> => {
  if (reported.length === 0) return []
  const rows = JSON.stringify(newestOfEach(reported))
  // In the order of their keys: two nodes that write at once do not wait for each other in a circle.
  const { rows: known } = (await tx.execute(sql`
    insert into ${latestReadings} (partner_id, org_id, device_id, readings)
    select ${devices.partnerId}, ${devices.orgId}, ${devices.id}, told
    from jsonb_to_recordset(${rows}::jsonb) as given (device uuid, told jsonb)
    join ${devices} on ${devices.partnerId} = ${partnerId} and ${devices.id} = device
    where ${devices.removedAt} is null
    order by ${devices.id}
    on conflict (partner_id, device_id)
      do update set readings = newest_readings(latest_readings.readings, excluded.readings)
    returning device_id as "deviceId", readings`)) as unknown as { rows: readonly KnownReadings[] }
  return known
}

/** Keeps what was sensed at each moment, once, and adds up the numbers of each hour. */
export const writeHistory = async (
  tx: Tx,
  partnerId: PartnerId,
  reported: readonly Reported[],
): Promise<void> => {
  const sensed = reported.map(({ deviceId, at, readings: told }) => ({
    ...{ device: deviceId, at },
    told: pickReadings(told, SENSED),
  }))
  const rows = sensed.filter(({ told }) => Object.keys(told).length > 0)
  if (rows.length === 0) return
  await tx.execute(sql`
    with added as (
      insert into ${readings} (partner_id, org_id, device_id, location_id, readings, at)
      select ${devices.partnerId}, ${devices.orgId}, ${devices.id}, ${devices.locationId}, told, given.at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (device uuid, at timestamptz, told jsonb)
      join ${devices} on ${devices.partnerId} = ${partnerId} and ${devices.id} = device
      where ${devices.removedAt} is null
      order by ${devices.id}, given.at
      on conflict do nothing
      returning *
    )
    insert into ${hourlyReadings} (partner_id, org_id, device_id, name, hour, count, total, lowest, highest)
    select partner_id, org_id, device_id, key, date_trunc('hour', at, 'UTC'), count(*),
      sum(number), min(number), max(number)
    from added, lateral (
      select key, (value #>> '{}')::double precision as number
      from jsonb_each(added.readings) where jsonb_typeof(value) = 'number'
    ) as numbers
    group by 1, 2, 3, 4, 5
    order by 1, 3, 4, 5
    on conflict (partner_id, device_id, name, hour) do update set
      count = hourly_readings.count + excluded.count, total = hourly_readings.total + excluded.total,
      lowest = least(hourly_readings.lowest, excluded.lowest),
      highest = greatest(hourly_readings.highest, excluded.highest)`)
}
