import { and, asc, eq, inArray } from 'drizzle-orm'
import type { DeviceId, LocationId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { locations } from '../../store/schema/locations.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgWork, Report } from '../command.ts'
import { cancelUnlocks } from '../lockdown/cancel-unlocks.ts'
import { plansInForce } from '../lockdown/lockdown-states.ts'
import { requireScope } from '../operation.ts'
import type { OrgScope } from '../org-scope.ts'
import { presentIn } from './device.ts'
import { refreshControllers } from './refresh-controllers.ts'

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

/** A door controller that now stands elsewhere than before. */
export interface Moved {
  readonly deviceId: DeviceId
  readonly from: LocationId | null
  readonly to: LocationId | null
}

/**
 * Sees to it that moved door controllers do what a lockdown says where they are now. Throws `credential.scope_missing`
 * where one is in force at either of the locations and the caller has no say over doors: a move changes what doors do.
 */
export const settleMoves = async (
  work: OrgWork & Pick<Report, 'afterwards'>,
  moved: readonly Moved[],
): Promise<void> => {
  const { tx, ctx, org } = work
  const places = new Set(moved.flatMap(({ from, to }) => [from, to]).filter((id) => id !== null))
  const lockedDown = new Set((await plansInForce(tx, org, [...places])).map(({ locationId }) => locationId))
  if (lockedDown.size > 0) requireScope(ctx.principal, 'doors:write')
  const shutIn = moved.filter(({ to }) => to !== null && lockedDown.has(to))
  await cancelUnlocks(
    work,
    shutIn.map(({ deviceId }) => deviceId),
  )
  await refreshControllers(
    work,
    moved.map(({ deviceId }) => deviceId),
  )
}
