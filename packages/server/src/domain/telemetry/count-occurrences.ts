import { type SQL, sql } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { DeviceId, LocationId } from '../../kernel/ids.ts'
import { locations } from '../../store/schema/locations.ts'
import { occurrenceCounts, occurrences } from '../../store/schema/telemetry.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'
import { orgQuery } from '../query.ts'
import { requireDevice } from './history.ts'
import type { ToldKind } from './occurrences.ts'

/** How long the parts are that a time is cut into; from days on they are those of a time zone. */
const STEPS = {
  minute: { seconds: 60, isOfZone: false },
  quarter: { seconds: 900, isOfZone: false },
  hour: { seconds: 3_600, isOfZone: false },
  day: { seconds: 86_400, isOfZone: true },
  week: { seconds: 604_800, isOfZone: true },
  month: { seconds: 2_678_400, isOfZone: true },
} as const
export type Step = keyof typeof STEPS
const BUCKETS_MAX = 2_000

interface Query {
  readonly from: Date
  readonly to: Date
  readonly step: Step
  readonly timeZone: string
  readonly kinds: readonly ToldKind[]
  readonly deviceId?: DeviceId | undefined
  readonly locationId?: LocationId | undefined
}

/** How often something happened in a part of a time. */
export interface OccurrenceCount {
  readonly kind: string
  /** What was noticed, where the kind says so; else nothing. */
  readonly activity: string
  readonly count: number
  readonly deviceIds: readonly DeviceId[]
}
export interface CountedBucket {
  readonly at: Date
  /** The same moment as clocks of the time zone show it, without an offset. */
  readonly local: string
  readonly counts: readonly OccurrenceCount[]
}

const checkQuery = ({ from, to, step, timeZone }: Query): void => {
  if (from >= to) throw invalidField('to', 'must lie after the beginning')
  if ((to.getTime() - from.getTime()) / 1_000 / STEPS[step].seconds > BUCKETS_MAX)
    throw invalidField('step', `must be longer: there are more than ${BUCKETS_MAX}`)
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch (cause) {
    throw new DomainError('request.invalid', 'timeZone must be a time zone', { field: 'timeZone', cause })
  }
}

/** The beginnings and ends of the parts of a time. */
const bucketsOf = ({ from, to, step, timeZone }: Query): SQL => {
  const { isOfZone, seconds } = STEPS[step]
  const local = sql`(${from.toISOString()}::timestamptz at time zone ${timeZone})`
  const end = sql`(${to.toISOString()}::timestamptz - interval '1 millisecond')`
  if (isOfZone) {
    const width = sql.raw(`interval '1 ${step}'`)
    return sql`select start at time zone ${timeZone} as start, (start + ${width}) at time zone ${timeZone} as stop
      from generate_series(date_trunc(${step}, ${local}), ${end} at time zone ${timeZone}, ${width}) as start`
  }
  const width = sql.raw(`interval '${seconds} seconds'`)
  const first = sql`date_bin(${width}, ${local}, '2000-01-01') at time zone ${timeZone}`
  return sql`select start, start + ${width} as stop from generate_series(${first}, ${end}, ${width}) as start`
}

/** Where it is looked: only minutes need what is not kept as long as the counts. */
const countedIn = ({ step, kinds, deviceId, locationId }: Query, { orgId }: OrgScope): SQL => {
  const rows =
    step === 'minute'
      ? sql`select kind, coalesce(data ->> 'activity', '') as activity, device_id, at, 1 as count from ${occurrences}`
      : sql`select kind, activity, device_id, quarter as at, count from ${occurrenceCounts}`
  const ofDevice = deviceId === undefined ? sql`` : sql`and device_id = ${deviceId}`
  const ofLocation = locationId === undefined ? sql`` : sql`and location_id = ${locationId}`
  return sql`${rows} where org_id = ${orgId} and kind = any (${sql.param([...kinds])}::text[]) ${ofDevice} ${ofLocation}`
}

interface Row {
  readonly start: Date | string
  readonly local: string
  readonly counts: readonly OccurrenceCount[] | null
}

const readBuckets = async (tx: Tx, org: OrgScope, query: Query): Promise<readonly CountedBucket[]> => {
  const { rows } = (await tx.execute(sql`
    with buckets as (${bucketsOf(query)}),
    counted as (
      select start, kind, activity, sum(happened.count)::integer as count,
        jsonb_agg(distinct device_id) as devices
      from buckets join (${countedIn(query, org)}) as happened on at >= start and at < stop
      group by start, kind, activity
    )
    select start, to_char(start at time zone ${query.timeZone}, 'YYYY-MM-DD"T"HH24:MI:SS') as local,
      jsonb_agg(jsonb_build_object('kind', kind, 'activity', activity, 'count', count, 'deviceIds', devices))
        filter (where kind is not null) as counts
    from buckets left join counted using (start)
    group by start
    order by start`)) as unknown as { rows: readonly Row[] }
  return rows.map(({ start, local, counts }) => ({ at: new Date(start), local, counts: counts ?? [] }))
}

const requireLocation = async (tx: Tx, { orgId }: OrgScope, locationId: LocationId): Promise<void> => {
  const here = sql`${locations.orgId} = ${orgId} and ${locations.id} = ${locationId}`
  const [known] = await tx.select({ id: locations.id }).from(locations).where(here)
  if (known === undefined)
    throw new DomainError('location.not_found', 'Location not found', { field: 'locationId' })
}

/**
 * Counts what has happened in each part of a time, empty ones too; the whole of the parts that the time begins and ends
 * in. Throws `device.not_found` and `location.not_found`.
 */
export const countOccurrences = orgQuery({
  name: 'occurrence.count',
  scope: 'devices:read',
  run: async ({ tx, org }, query: Query): Promise<readonly CountedBucket[]> => {
    checkQuery(query)
    if (query.deviceId !== undefined) await requireDevice(tx, org, query.deviceId)
    if (query.locationId !== undefined) await requireLocation(tx, org, query.locationId)
    return readBuckets(tx, org, query)
  },
})
