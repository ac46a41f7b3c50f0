import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { DoorId, LocationId, LockdownPlanId } from '../../kernel/ids.ts'
import {
  type DoorLockdownState,
  type LockdownDetails,
  lockdownPlans,
  lockdowns,
} from '../../store/schema/doors.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'

/** Of several plans the one counts that keeps more people out. */
const STRICTEST_FIRST: readonly DoorLockdownState[] = ['locked_down', 'access_controlled', 'unlocked']

/** A plan that is in force. */
export interface PlanInForce {
  readonly id: LockdownPlanId
  readonly locationId: LocationId
  readonly details: LockdownDetails
  /** Since when its location is locked down. */
  readonly since: Date
}

/** Reads the plans by which the given locations are locked down at this moment, oldest first. */
export const plansInForce = async (
  tx: Tx,
  { orgId }: OrgScope,
  locationIds: readonly LocationId[],
): Promise<readonly PlanInForce[]> =>
  locationIds.length === 0
    ? []
    : tx
        .select({
          id: lockdownPlans.id,
          locationId: lockdownPlans.locationId,
          details: lockdownPlans.details,
          since: lockdowns.changedAt,
        })
        .from(lockdownPlans)
        .innerJoin(
          lockdowns,
          and(
            eq(lockdowns.partnerId, lockdownPlans.partnerId),
            eq(lockdowns.locationId, lockdownPlans.locationId),
          ),
        )
        .where(
          and(
            eq(lockdownPlans.orgId, orgId),
            inArray(lockdownPlans.locationId, [...locationIds]),
            sql`${lockdownPlans.id} = any (${lockdowns.planIds})`,
          ),
        )
        .orderBy(asc(lockdownPlans.id))

interface Standing {
  readonly id: DoorId
  readonly locationId: LocationId | null
}

/** What plans in force say of one door, and which of them say so; undefined where there are none. */
export const lockdownOf = (
  door: Standing,
  plans: readonly PlanInForce[],
): { readonly state: DoorLockdownState; readonly plans: readonly PlanInForce[] } | undefined => {
  const saying = (state: DoorLockdownState) =>
    plans.filter(
      ({ locationId, details }) =>
        locationId === door.locationId && (details.doorStates[door.id] ?? details.defaultState) === state,
    )
  const strictest = STRICTEST_FIRST.find((state) => saying(state).length > 0)
  return strictest && { state: strictest, plans: saying(strictest) }
}

/** What lockdowns make of the given doors; a door of which none speaks is not in the answer. */
export const lockdownStates = async (
  tx: Tx,
  org: OrgScope,
  standing: readonly Standing[],
): Promise<ReadonlyMap<DoorId, DoorLockdownState>> => {
  const locationIds = new Set(standing.flatMap(({ locationId }) => (locationId === null ? [] : [locationId])))
  const plans = await plansInForce(tx, org, [...locationIds])
  return new Map(
    standing.flatMap((door) => {
      const lockdown = lockdownOf(door, plans)
      return lockdown === undefined ? [] : [[door.id, lockdown.state] as const]
    }),
  )
}
