import { sql } from 'drizzle-orm'
import type { DeviceId, Id, OccurrenceId, PartnerId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { doors } from '../../store/schema/doors.ts'
import { type AccessDecision, occurrenceCounts, occurrences } from '../../store/schema/telemetry.ts'
import type { Tx } from '../../store/store.ts'
import { keptData, type OccurrenceKind, occurrenceIdOf, type ToldOccurrence } from './occurrences.ts'

/** An occurrence as it is kept. */
export interface NewOccurrence {
  readonly id: OccurrenceId
  readonly deviceId: DeviceId
  readonly kind: OccurrenceKind
  readonly at: Date
  readonly data: Readonly<Record<string, unknown>>
  /** Whose badge was shown, and what was decided about it. */
  readonly membershipId?: Id<'membership'>
  readonly decision?: AccessDecision
}

/** An occurrence that a device told, to be kept; what it dates later than now has happened now. */
export const newOccurrence = (
  deviceId: DeviceId,
  told: ToldOccurrence,
  now: Date,
  more: Readonly<Record<string, unknown>> = {},
): NewOccurrence => ({
  ...{ id: occurrenceIdOf(deviceId, told), deviceId, kind: told.kind },
  at: told.at > now ? now : told.at,
  data: { ...keptData(told), ...more },
})

/**
 * Keeps what has happened, once, and counts it by the quarter of an hour; answers the ids of what was not known before.
 * What is told of devices that are gone is dropped.
 */
export const writeOccurrences = async (
  tx: Tx,
  partnerId: PartnerId,
  happened: readonly NewOccurrence[],
): Promise<ReadonlySet<OccurrenceId>> => {
  if (happened.length === 0) return new Set()
  const rows = JSON.stringify(happened.map(({ deviceId: device, ...rest }) => ({ device, ...rest })))
  const { rows: added } = (await tx.execute(sql`
    with added as (
      insert into ${occurrences} (partner_id, org_id, device_id, location_id, id, kind, data, at,
        door_id, membership_id, decision)
      select ${devices.partnerId}, ${devices.orgId}, ${devices.id}, ${devices.locationId},
        given.id, given.kind, given.data, given.at, ${doors.id}, given."membershipId", given.decision
      from jsonb_to_recordset(${rows}::jsonb)
        as given (device uuid, id uuid, kind text, data jsonb, at timestamptz, "membershipId" uuid, decision jsonb)
      join ${devices} on ${devices.partnerId} = ${partnerId} and ${devices.id} = device
      left join ${doors} on ${doors.partnerId} = ${partnerId} and ${doors.deviceId} = device
        and ${doors.key} = given.data ->> 'door'
      where ${devices.removedAt} is null
      order by given.id
      on conflict do nothing
      returning *
    ), counted as (
      insert into ${occurrenceCounts} (partner_id, org_id, device_id, location_id, kind, activity, quarter, count)
      select partner_id, org_id, device_id, location_id, kind, coalesce(data ->> 'activity', ''),
        date_bin('15 minutes', at, '2000-01-01T00:00:00Z'), count(*)
      from added
      group by 1, 2, 3, 4, 5, 6, 7
      order by 3, 5, 6, 7
      on conflict (partner_id, org_id, device_id, location_id, kind, activity, quarter)
        do update set count = occurrence_counts.count + excluded.count
    )
    select id from added`)) as unknown as { rows: readonly { id: OccurrenceId }[] }
  return new Set(added.map(({ id }) => id))
}
