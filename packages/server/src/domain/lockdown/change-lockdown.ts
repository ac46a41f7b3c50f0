import { and, eq, inArray } from 'drizzle-orm'
import type { LocationId, LockdownPlanId } from '../../kernel/ids.ts'
import { lockdownPlans, lockdowns } from '../../store/schema/doors.ts'
import { locations } from '../../store/schema/locations.ts'
import { type OrgWork, orgCommand, type Report } from '../command.ts'
import { locationNotFound } from '../location/change-location.ts'
import { distinctIds } from '../require-rows.ts'
import { LOCKDOWN_PLANS_MAX } from './lockdown-plan.ts'
import { overruleDoors, refreshDoors } from './refresh-doors.ts'

/** Whether a location is locked down, and by which plans. */
export type Lockdown = Omit<typeof lockdowns.$inferSelect, 'partnerId'>

export interface LockdownOutcome {
  /** `outdated`: it was changed since the caller looked. `invalid_plans`: not all are plans of the location. */
  readonly result: 'done' | 'outdated' | 'invalid_plans'
  /** As it is now; undefined where the location was never locked down. */
  readonly lockdown: Lockdown | undefined
}

interface Wish {
  readonly locationId: LocationId
  /** When it was changed last, as far as the caller knows. */
  readonly knownUpdatedAt?: Date | undefined
}
type Work = OrgWork & Pick<Report, 'note' | 'unchanged' | 'afterwards'>

/** Holds a location, so that of two changes of its lockdown at once the second sees the first. */
const readLockdown = async ({ tx, org }: Work, locationId: LocationId): Promise<Lockdown | undefined> => {
  const [location] = await tx
    .select({ id: locations.id })
    .from(locations)
    .where(and(eq(locations.orgId, org.orgId), eq(locations.id, locationId)))
    .for('no key update')
  if (location === undefined) throw locationNotFound()
  const [row] = await tx
    .select()
    .from(lockdowns)
    .where(and(eq(lockdowns.orgId, org.orgId), eq(lockdowns.locationId, locationId)))
  if (row === undefined) return undefined
  const { partnerId: _, ...lockdown } = row
  return lockdown
}

const isOutdated = (known: Lockdown | undefined, { knownUpdatedAt }: Wish): boolean =>
  knownUpdatedAt !== undefined && known?.updatedAt.getTime() !== knownUpdatedAt.getTime()

/** Writes which plans are in force from now on. */
const keep = async (
  { tx, ctx, org }: Work,
  known: Lockdown | undefined,
  locationId: LocationId,
  planIds: LockdownPlanId[],
): Promise<Lockdown> => {
  const now = ctx.domain.now()
  const wasLocked = known !== undefined && known.planIds.length > 0
  const next = {
    ...{ orgId: org.orgId, locationId, planIds, updatedAt: now, createdAt: known?.createdAt ?? now },
    changedAt: known !== undefined && wasLocked === planIds.length > 0 ? known.changedAt : now,
  }
  const { changedAt, updatedAt } = next
  await tx
    .insert(lockdowns)
    .values({ ...next, partnerId: org.partnerId })
    .onConflictDoUpdate({
      target: [lockdowns.partnerId, lockdowns.locationId],
      set: { planIds, changedAt, updatedAt },
    })
  return next
}

const arePlansOf = async (
  { tx, org }: Work,
  locationId: LocationId,
  planIds: readonly LockdownPlanId[],
): Promise<boolean> => {
  const rows = await tx
    .select({ id: lockdownPlans.id })
    .from(lockdownPlans)
    .where(
      and(
        eq(lockdownPlans.orgId, org.orgId),
        eq(lockdownPlans.locationId, locationId),
        inArray(lockdownPlans.id, [...planIds]),
      ),
    )
    .for('key share')
  return rows.length === planIds.length
}

/** Locks a location down by some of its plans, besides those that are in force there. Throws `location.not_found`. */
export const activateLockdown = orgCommand({
  name: 'lockdown.activate',
  scope: 'doors:write',
  event: 'lockdown.activated',
  run: async (
    work,
    { planIds, ...wish }: Wish & { readonly planIds: readonly LockdownPlanId[] },
  ): Promise<LockdownOutcome> => {
    const { locationId } = wish
    const named = distinctIds('planIds', planIds, LOCKDOWN_PLANS_MAX)
    const known = await readLockdown(work, locationId)
    const refusal = (result: 'outdated' | 'invalid_plans'): LockdownOutcome => {
      work.unchanged()
      return { result, lockdown: known }
    }
    if (isOutdated(known, wish)) return refusal('outdated')
    if (named.length === 0 || !(await arePlansOf(work, locationId, named))) return refusal('invalid_plans')
    const inForce = distinctIds('planIds', [...(known?.planIds ?? []), ...named], LOCKDOWN_PLANS_MAX)
    if (inForce.length === known?.planIds.length) {
      work.unchanged()
      return { result: 'done', lockdown: known }
    }
    const lockdown = await keep(work, known, locationId, inForce)
    await overruleDoors(work, locationId)
    work.note({ ...work.org, subject: locationId, data: { plans: named } })
    return { result: 'done', lockdown }
  },
})

/** Ends the lockdown of a location: all of it, or what the named plans say. Throws `location.not_found`. */
export const deactivateLockdown = orgCommand({
  name: 'lockdown.deactivate',
  scope: 'doors:write',
  event: 'lockdown.deactivated',
  run: async (
    work,
    { planIds, ...wish }: Wish & { readonly planIds?: readonly LockdownPlanId[] | undefined },
  ): Promise<LockdownOutcome> => {
    const { locationId } = wish
    const known = await readLockdown(work, locationId)
    const ended = known?.planIds.filter((id) => planIds === undefined || planIds.includes(id)) ?? []
    if (isOutdated(known, wish) || known === undefined || ended.length === 0) {
      work.unchanged()
      return { result: isOutdated(known, wish) ? 'outdated' : 'done', lockdown: known }
    }
    const left = known.planIds.filter((id) => !ended.includes(id))
    const lockdown = await keep(work, known, locationId, left)
    await refreshDoors(work, locationId)
    work.note({ ...work.org, subject: locationId, data: { plans: ended } })
    return { result: 'done', lockdown }
  },
})
