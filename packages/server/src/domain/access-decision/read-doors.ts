import { and, eq, inArray } from 'drizzle-orm'
import { invalidField } from '../../kernel/errors.ts'
import type { DoorId } from '../../kernel/ids.ts'
import { doors } from '../../store/schema/doors.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'
import type { ReportingDevice } from '../telemetry/reporting-device.ts'
import type { ShownCredential } from '../telemetry/sort-occurrences.ts'

/** A door of the controller that reports, there or no longer. */
export interface ReadersDoor {
  readonly id: DoorId
  readonly removedAt: Date | null
  readonly unlockSeconds: number | null
}

/**
 * Reads the doors that a controller speaks of, by their keys: they are its own. Throws `request.invalid` for one that it
 * has never named.
 */
export const readDoors = async (
  tx: Tx,
  { orgId }: OrgScope,
  { id: deviceId }: ReportingDevice,
  shown: readonly ShownCredential[],
): Promise<ReadonlyMap<string, ReadersDoor>> => {
  const keys = new Set(shown.flatMap(({ data: { door } }) => (door === undefined ? [] : [door])))
  if (keys.size === 0) return new Map()
  const { id, key, removedAt, unlockSeconds } = doors
  const rows = await tx
    .select({ id, key, removedAt, unlockSeconds })
    .from(doors)
    .where(and(eq(doors.orgId, orgId), eq(doors.deviceId, deviceId), inArray(key, [...keys])))
  if (rows.length < keys.size) throw invalidField('events.door', 'must be a door that the device has named')
  return new Map(rows.map((door) => [door.key, door]))
}
