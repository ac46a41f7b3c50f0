import { and, asc, eq, gte, lt, sql } from 'drizzle-orm'
import type { DeviceId } from '../../kernel/ids.ts'
import { occurrences } from '../../store/schema/telemetry.ts'
import { orgQuery } from '../query.ts'
import { requireDevice } from './history.ts'
import type { DataOf } from './occurrences.ts'

const SEEK_POINTS_MAX = 2_000

/** What a device noticed, worth looking at. */
export interface SeekPoint {
  readonly at: Date
  readonly said: DataOf<'seek_point'>
}

interface Input {
  readonly deviceId: DeviceId
  /** A part of the time, as `before` is not. */
  readonly after: Date
  readonly before: Date
  /** Whether plain motion counts, of which there may be much. */
  readonly withMotion: boolean
}

/** Lists what one device noticed in a time, in its order, 2,000 at most. Throws `device.not_found`. */
export const listSeekPoints = orgQuery({
  name: 'occurrence.list_seek_points',
  scope: 'devices:read',
  run: async ({ tx, org }, input: Input): Promise<readonly SeekPoint[]> => {
    const { deviceId, after, before, withMotion } = input
    await requireDevice(tx, org, deviceId)
    const { at, data, kind } = occurrences
    const rows = await tx
      .select({ at, data })
      .from(occurrences)
      .where(
        and(
          ...[eq(occurrences.orgId, org.orgId), eq(occurrences.deviceId, deviceId), eq(kind, 'seek_point')],
          ...[gte(at, after), lt(at, before)],
          withMotion ? undefined : sql`${data} ->> 'activity' <> 'motion'`,
        ),
      )
      .orderBy(asc(at), asc(occurrences.id))
      .limit(SEEK_POINTS_MAX)
    return rows.map((row) => ({ at: row.at, said: row.data as DataOf<'seek_point'> }))
  },
})
