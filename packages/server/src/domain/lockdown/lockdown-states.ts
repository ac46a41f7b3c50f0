import { and, eq, inArray, sql } from 'drizzle-orm'
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
}

/** Reads the plans by which the given locations are locked down at this moment. */
const plansInForce = async (
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

interface Standing {
  readonly id: DoorId
  readonly locationId: LocationId | null
}

/** What the plans in force say of one door; undefined where there are none. */
const stateOf = (door: Standing, plans: readonly PlanInForce[]): DoorLockdownState | undefined => {
  const said = plans
    .filter(({ locationId }) => locationId === door.locationId)
    .map(({ details }) => details.doorStates[door.id] ?? details.defaultState)
  return STRICTEST_FIRST.find((state) => said.includes(state))
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
      const state = stateOf(door, plans)
      return state === undefined ? [] : [[door.id, state] as const]
    }),
  )
}
