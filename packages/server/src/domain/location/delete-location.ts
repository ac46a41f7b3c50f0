import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { LocationId } from '../../kernel/ids.ts'
import { accessGrants } from '../../store/schema/access-control.ts'
import { lockdownPlans } from '../../store/schema/doors.ts'
import { locations } from '../../store/schema/locations.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import { plansInForce } from '../lockdown/lockdown-states.ts'
import type { OrgScope } from '../org-scope.ts'
import { locationNotFound } from './change-location.ts'

const requireNoneBelow = async (tx: Tx, { orgId }: OrgScope, locationId: LocationId): Promise<void> => {
  const [child] = await tx
    .select({ id: locations.id })
    .from(locations)
    .where(and(eq(locations.orgId, orgId), eq(locations.parentId, locationId)))
    .limit(1)
  if (child !== undefined)
    throw new DomainError('location.has_sub_locations', 'Delete the locations below this one first')
}

const inUse = (message: string): DomainError => new DomainError('location.in_use', message)

/** What decides who goes through doors does not end with a location unseen: it is taken away by whoever may. */
const requireUnused = async (tx: Tx, org: OrgScope, locationId: LocationId): Promise<void> => {
  if ((await plansInForce(tx, org, [locationId])).length > 0)
    throw inUse('Deactivate the lockdown of this location first')
  for (const [table, name] of [
    [lockdownPlans, 'lockdown plans'],
    [accessGrants, 'access grants'],
  ] as const) {
    const [user] = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.orgId, org.orgId), eq(table.locationId, locationId)))
      .limit(1)
    if (user !== undefined) throw inUse(`Delete the ${name} of this location first`)
  }
}

/**
 * Deletes a location; its devices stay, without one. Throws `location.not_found`, `location.has_sub_locations` while there
 * are others below it, and `location.in_use` while it is locked down or has lockdown plans or access grants.
 */
export const deleteLocation = orgCommand({
  name: 'location.delete',
  scope: 'locations:write',
  event: 'location.deleted',
  run: async ({ tx, org, note }, { locationId }: { readonly locationId: LocationId }): Promise<void> => {
    const here = and(eq(locations.orgId, org.orgId), eq(locations.id, locationId))
    // The lock waits for what is still being made below this location or at it.
    const [known] = await tx.select({ name: locations.name }).from(locations).where(here).for('update')
    if (known === undefined) throw locationNotFound()
    await requireNoneBelow(tx, org, locationId)
    await requireUnused(tx, org, locationId)
    await tx.delete(locations).where(here)
    note({ ...org, subject: locationId, data: { name: known.name } })
  },
})
