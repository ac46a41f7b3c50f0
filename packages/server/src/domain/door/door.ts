import { and, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { DoorId, LocationId, OrgId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { doors } from '../../store/schema/doors.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'

/** A door that a controller opens and shuts; it stands where its controller does. */
export interface Door extends Omit<typeof doors.$inferSelect, 'partnerId' | 'removedAt'> {
  readonly locationId: LocationId | null
}

const { id, orgId, deviceId, key, name, lockable, unlockSeconds, ajarSeconds, createdAt, updatedAt } = doors
export const doorColumns = {
  ...{ id, orgId, deviceId, key, name, lockable, unlockSeconds, ajarSeconds, createdAt, updatedAt },
  locationId: devices.locationId,
}

/** What joins a door to its controller. */
export const ofDevice = and(eq(devices.partnerId, doors.partnerId), eq(devices.id, doors.deviceId))

/** The doors of an organization whose controllers still name them and were not taken away. */
export const doorsIn = (ofOrg: OrgId, ...more: readonly (SQL | undefined)[]): SQL | undefined =>
  and(eq(doors.orgId, ofOrg), isNull(doors.removedAt), isNull(devices.removedAt), ...more)

export const doorNotFound = (): DomainError => new DomainError('door.not_found', 'Door not found')

/** Checks that doors are the organization's; their rows stay until the transaction ends. Throws `door.not_found`. */
export const holdDoors = async (tx: Tx, org: OrgScope, ids: readonly DoorId[]): Promise<void> => {
  const wanted = new Set(ids)
  if (wanted.size === 0) return
  const rows = await tx
    .select({ id: doors.id })
    .from(doors)
    .innerJoin(devices, ofDevice)
    .where(doorsIn(org.orgId, inArray(doors.id, [...wanted])))
    .for('key share')
  if (rows.length < wanted.size) throw doorNotFound()
}
