import { and, asc, eq, inArray } from 'drizzle-orm'
import type { DeviceId, LocationId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { locations } from '../../store/schema/locations.ts'
import type { Tx } from '../../store/store.ts'
import type { Context } from '../context.ts'
import { plansInForce } from '../lockdown/lockdown-states.ts'
import { requireScope } from '../operation.ts'
import type { OrgScope } from '../org-scope.ts'
import { presentIn } from './device.ts'

/** Which device is to stand where from now on; nowhere where there is null. */
export interface Move {
  readonly deviceId: DeviceId
  readonly locationId: LocationId | null
}

/** Holds the locations that door controllers are moved from and to: no lockdown begins or ends there meanwhile. */
export const holdMoves = async (tx: Tx, org: OrgScope, moves: readonly Move[]): Promise<void> => {
  if (moves.length === 0) return
  const named = moves.map(({ deviceId }) => deviceId)
  const controllers = await tx
    .select({ id: devices.id, locationId: devices.locationId })
    .from(devices)
    .where(presentIn(org.orgId, eq(devices.type, 'DOOR_CONTROLLER'), inArray(devices.id, named)))
  const ids = new Set(controllers.map(({ id }) => id))
  const targets = moves.filter(({ deviceId }) => ids.has(deviceId))
  const places = [...controllers, ...targets].flatMap(({ locationId }) => locationId ?? [])
  if (places.length === 0) return
  await tx
    .select({ id: locations.id })
    .from(locations)
    .where(and(eq(locations.orgId, org.orgId), inArray(locations.id, [...new Set(places)])))
    .orderBy(asc(locations.id))
    .for('share')
}

/**
 * Whoever moves a door controller out of a lockdown or into one changes what its doors do. Throws
 * `credential.scope_missing` where a lockdown is in force at one of the locations and the caller has no say over doors.
 */
export const requireMoves = async (
  { tx, ctx, org }: { readonly tx: Tx; readonly ctx: Context; readonly org: OrgScope },
  locationIds: readonly (LocationId | null)[],
): Promise<void> => {
  const places = new Set(locationIds.flatMap((id) => id ?? []))
  if ((await plansInForce(tx, org, [...places])).length > 0) requireScope(ctx.principal, 'doors:write')
}
