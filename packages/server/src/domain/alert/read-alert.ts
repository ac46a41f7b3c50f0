import { and, asc, eq, gte, lte } from 'drizzle-orm'
import type { OccurrenceId } from '../../kernel/ids.ts'
import { snapshots } from '../../store/schema/media.ts'
import { occurrences } from '../../store/schema/telemetry.ts'
import { orgQuery } from '../query.ts'
import { nearestSnapshot } from '../snapshot/find-snapshots.ts'
import { type ChooseBytes, type ReadSnapshot, readContent } from '../snapshot/read-snapshot.ts'
import { snapshotNotFound } from '../snapshot/snapshot.ts'
import type { DataOf } from '../telemetry/index.ts'
import { type Alert, requireAlert, THUMBNAIL_SECONDS_APART_MAX } from './alert.ts'

/** What a device has noticed while an alert lasted. */
export interface AlertSeekPoint {
  readonly at: Date
  readonly said: DataOf<'seek_point'>
}

export interface AlertDetails {
  readonly alert: Alert
  readonly seekPoints: readonly AlertSeekPoint[]
}

const SEEK_POINTS_MAX = 200

/** How long an alert lasted, in seconds: as the device said, or until it gave the all-clear; undefined while it lasts. */
export const secondsOf = ({ at, said, clearedAt }: Alert): number | undefined =>
  said.seconds ?? (clearedAt === null ? undefined : Math.round((clearedAt.getTime() - at.getTime()) / 1_000))

/** Reads an alert, a dismissed one too, with what its device noticed meanwhile. Throws `alert.not_found`. */
export const readAlert = orgQuery({
  name: 'alert.read',
  scope: 'devices:read',
  run: async ({ tx, org }, { alertId }: { readonly alertId: OccurrenceId }): Promise<AlertDetails> => {
    const alert = await requireAlert(tx, org, alertId)
    const end = new Date(alert.at.getTime() + (secondsOf(alert) ?? 0) * 1_000)
    const rows = await tx
      .select({ at: occurrences.at, data: occurrences.data })
      .from(occurrences)
      .where(
        and(
          ...[eq(occurrences.orgId, org.orgId), eq(occurrences.deviceId, alert.deviceId)],
          ...[gte(occurrences.at, alert.at), lte(occurrences.at, end)],
          eq(occurrences.kind, 'seek_point'),
        ),
      )
      .orderBy(asc(occurrences.at), asc(occurrences.id))
      .limit(SEEK_POINTS_MAX)
    return { alert, seekPoints: rows.map(({ at, data }) => ({ at, said: data as DataOf<'seek_point'> })) }
  },
})

interface Thumbnail {
  readonly alertId: OccurrenceId
  readonly choose: ChooseBytes
}

/** Reads the frame that shows an alert, taken nearest to it. Throws `alert.not_found`, `snapshot.not_found`. */
export const readAlertThumbnail = orgQuery({
  name: 'alert.read_thumbnail',
  scope: 'media:read',
  run: async ({ tx, org }, { alertId, choose }: Thumbnail): Promise<ReadSnapshot> => {
    const { deviceId, at } = await requireAlert(tx, org, alertId)
    const nearest = await nearestSnapshot(tx, org.orgId, deviceId, at)
    const apart = nearest === undefined ? Infinity : Math.abs(nearest.takenAt.getTime() - at.getTime())
    if (nearest === undefined || apart > THUMBNAIL_SECONDS_APART_MAX * 1_000) throw snapshotNotFound()
    return readContent(tx, and(eq(snapshots.orgId, org.orgId), eq(snapshots.id, nearest.id)), choose)
  },
})
