import { and, eq, inArray, isNull } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { DeviceId, LocationId, ScheduleId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { locations } from '../../store/schema/locations.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'
import { requireSchedules } from '../schedule/schedule.ts'

/** What the triggers and the action of a rule name, wherever they do. */
export interface NamedInRule {
  readonly deviceIds: readonly DeviceId[]
  readonly locationIds: readonly LocationId[]
}

const NAMED_MAX = 1_000

const requireDevices = async (tx: Tx, { orgId }: OrgScope, ids: readonly DeviceId[]): Promise<void> => {
  if (ids.length === 0) return
  const known = await tx
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.orgId, orgId), inArray(devices.id, [...ids]), isNull(devices.removedAt)))
  if (known.length < ids.length) throw new DomainError('device.not_found', 'Device not found')
}

const requireLocations = async (tx: Tx, { orgId }: OrgScope, ids: readonly LocationId[]): Promise<void> => {
  if (ids.length === 0) return
  const known = await tx
    .select({ id: locations.id })
    .from(locations)
    .where(and(eq(locations.orgId, orgId), inArray(locations.id, [...ids])))
  if (known.length < ids.length) throw new DomainError('location.not_found', 'Location not found')
}

/** Checks that whatever a rule names is the organization's. */
export const requireNamedInRule = async (
  tx: Tx,
  org: OrgScope,
  scheduleIds: readonly ScheduleId[],
  named: NamedInRule,
): Promise<void> => {
  const deviceIds = [...new Set(named.deviceIds)]
  const locationIds = [...new Set(named.locationIds)]
  if (deviceIds.length + locationIds.length > NAMED_MAX)
    throw invalidField('triggers', `must name at most ${NAMED_MAX} devices and locations`)
  await requireSchedules(tx, org, scheduleIds)
  await requireDevices(tx, org, deviceIds)
  await requireLocations(tx, org, locationIds)
}
