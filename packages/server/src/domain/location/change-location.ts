import { isDeepStrictEqual } from 'node:util'
import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { LocationId } from '../../kernel/ids.ts'
import { locations } from '../../store/schema/locations.ts'
import { orgCommand } from '../command.ts'
import { holdPolicies } from '../policy/policy.ts'
import { checkLocationDetails, type LocationDetails } from './location.ts'

interface Input {
  readonly locationId: LocationId
  readonly changes: LocationDetails
}

export const locationNotFound = (): DomainError => new DomainError('location.not_found', 'Location not found')

/** What the event keeps of a change: floor plans are large, and an event stays for ever. */
const eventData = ({ floorPlans, ...changed }: LocationDetails): Readonly<Record<string, unknown>> => ({
  ...changed,
  ...(floorPlans !== undefined && { floorPlans: floorPlans.length }),
})

/** Changes the details of a location that are given. */
export const changeLocation = orgCommand({
  name: 'location.change',
  scope: 'locations:write',
  event: 'location.changed',
  run: async ({ tx, org, note, unchanged }, { locationId, changes }: Input): Promise<void> => {
    checkLocationDetails(changes)
    const here = and(eq(locations.orgId, org.orgId), eq(locations.id, locationId))
    const [known] = await tx.select().from(locations).where(here).for('update')
    if (known === undefined) throw locationNotFound()
    const changed = Object.entries(changes).filter(
      ([field, value]) =>
        value !== undefined && !isDeepStrictEqual(value, known[field as keyof LocationDetails]),
    )
    if (changed.length === 0) return unchanged()
    if (changes.policyId != null) await holdPolicies(tx, org, [changes.policyId])
    await tx.update(locations).set(Object.fromEntries(changed)).where(here)
    note({ ...org, subject: locationId, data: { changed: eventData(Object.fromEntries(changed)) } })
  },
})
