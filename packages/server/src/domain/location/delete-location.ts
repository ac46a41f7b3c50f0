import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { LocationId } from '../../kernel/ids.ts'
import { locations } from '../../store/schema/locations.ts'
import { orgCommand } from '../command.ts'
import { locationNotFound } from './change-location.ts'

/** Deletes a location; its devices stay, without one. A location with others below it is kept. */
export const deleteLocation = orgCommand({
  name: 'location.delete',
  scope: 'locations:write',
  event: 'location.deleted',
  run: async ({ tx, org, note }, { locationId }: { readonly locationId: LocationId }): Promise<void> => {
    const here = and(eq(locations.orgId, org.orgId), eq(locations.id, locationId))
    // The lock waits for a create below this location that is still under way.
    const [known] = await tx.select({ name: locations.name }).from(locations).where(here).for('update')
    if (known === undefined) throw locationNotFound()
    const [child] = await tx
      .select({ id: locations.id })
      .from(locations)
      .where(and(eq(locations.orgId, org.orgId), eq(locations.parentId, locationId)))
      .limit(1)
    if (child !== undefined) {
      throw new DomainError('location.has_sub_locations', 'Delete the locations below this one first')
    }
    await tx.delete(locations).where(here)
    note({ ...org, subject: locationId, data: { name: known.name } })
  },
})
