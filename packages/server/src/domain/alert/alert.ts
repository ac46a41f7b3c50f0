import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { DeviceId, Id, LocationId, OccurrenceId, OrgId } from '../../kernel/ids.ts'
import { alertDismissals } from '../../store/schema/alerts.ts'
import { devices } from '../../store/schema/devices.ts'
import { snapshots } from '../../store/schema/media.ts'
import { occurrences } from '../../store/schema/telemetry.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'
import type { DataOf } from '../telemetry/index.ts'

/** A frame that was taken this near to an alert shows it. */
export const THUMBNAIL_SECONDS_APART_MAX = 60

/** What a device has raised an alert about, and what has become of it. */
export interface Alert {
  readonly id: OccurrenceId
  readonly orgId: OrgId
  readonly deviceId: DeviceId
  readonly deviceType: string
  /** Where the device was then. */
  readonly locationId: LocationId | null
  /** The policy that the device is under now. */
  readonly policyId: Id<'policy'> | null
  readonly at: Date
  readonly said: DataOf<'alert_raised'>
  /** When the device said that it is over. */
  readonly clearedAt: Date | null
  readonly dismissedAt: Date | null
  readonly hasThumbnail: boolean
}

export const alertNotFound = (): DomainError => new DomainError('alert.not_found', 'Policy alert not found')

/** Statements below speak of an alert's row and of others of the same table. */
const cleared = sql<Date | null>`(
  select min(clearing.at) from occurrences clearing
  where clearing.partner_id = ${occurrences.partnerId} and clearing.kind = 'alert_cleared'
    and clearing.data ->> 'alertId' = ${occurrences.id}::text
)`.mapWith((at: string | Date | null) => (at === null ? null : new Date(at)))

const isShown = sql<boolean>`exists (
  select from ${snapshots} where ${snapshots.partnerId} = ${occurrences.partnerId}
    and ${snapshots.orgId} = ${occurrences.orgId} and ${snapshots.deviceId} = ${occurrences.deviceId}
    and ${snapshots.takenAt} between ${occurrences.at} - interval '${sql.raw(String(THUMBNAIL_SECONDS_APART_MAX))} seconds'
      and ${occurrences.at} + interval '${sql.raw(String(THUMBNAIL_SECONDS_APART_MAX))} seconds'
)`

const columns = {
  id: occurrences.id,
  orgId: occurrences.orgId,
  deviceId: occurrences.deviceId,
  deviceType: devices.type,
  locationId: occurrences.locationId,
  policyId: devices.policyId,
  at: occurrences.at,
  data: occurrences.data,
  clearedAt: cleared,
  dismissedAt: alertDismissals.dismissedAt,
  hasThumbnail: isShown,
}

/** Reads the alerts of an organization that the conditions pick, newest first unless told otherwise. */
export const readAlerts = async (
  tx: Tx,
  { orgId }: OrgScope,
  conditions: readonly (SQL | undefined)[],
  limit: number,
  order: readonly SQL[] = [desc(occurrences.at), desc(occurrences.id)],
): Promise<readonly Alert[]> => {
  const rows = await tx
    .select(columns)
    .from(occurrences)
    .innerJoin(
      devices,
      and(eq(devices.partnerId, occurrences.partnerId), eq(devices.id, occurrences.deviceId)),
    )
    .leftJoin(
      alertDismissals,
      and(eq(alertDismissals.partnerId, occurrences.partnerId), eq(alertDismissals.alertId, occurrences.id)),
    )
    .where(and(eq(occurrences.orgId, orgId), eq(occurrences.kind, 'alert_raised'), ...conditions))
    .orderBy(...order)
    .limit(limit)
  // What was checked when it was told.
  return rows.map(({ data, ...row }) => ({ ...row, said: data as DataOf<'alert_raised'> }))
}

/** Reads one alert. Throws `alert.not_found`. */
export const requireAlert = async (tx: Tx, org: OrgScope, alertId: OccurrenceId): Promise<Alert> => {
  const [alert] = await readAlerts(tx, org, [eq(occurrences.id, alertId)], 1)
  if (alert === undefined) throw alertNotFound()
  return alert
}
