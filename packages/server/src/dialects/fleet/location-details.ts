import type { Static } from 'typebox'
import type { LocationDetails } from '../../domain/location/index.ts'
import type { LocationId, PolicyId } from '../../kernel/ids.ts'
import { idIn, naming, notFound } from './body-ids.ts'
import * as schemas from './schemas/locations.ts'

type Changes = Static<typeof schemas.LocationChanges>

/** A location named in a body; a malformed id names none. */
export const locationIdOf = naming<LocationId>(notFound('location.not_found', 'Location not found'))

const timeZoneOf = ({ timezoneId, tz }: Changes): string | undefined =>
  timezoneId ?? (typeof tz === 'object' ? tz.id : tz)

/** Unknown keys are ignored, here as everywhere: what is not in `FloorPlanType` is not kept. */
const knownKeys = (plan: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(plan).filter(([key]) => key in schemas.FloorPlan.properties))

/** The details of `LocationType` that a request gives, in the domain's words. */
export const readLocationDetails = (given: Changes): LocationDetails => {
  const {
    name,
    address1,
    address2,
    postalCode,
    countryCode,
    latitude,
    longitude,
    policyUuid,
    labels,
    floorPlans,
  } = given
  const timeZone = timeZoneOf(given)
  return {
    ...(name !== undefined && { name }),
    ...(address1 !== undefined && { address1 }),
    ...(address2 !== undefined && { address2 }),
    ...(postalCode !== undefined && { postalCode }),
    ...(countryCode !== undefined && { countryCode }),
    ...(latitude !== undefined && { latitude }),
    ...(longitude !== undefined && { longitude }),
    ...(timeZone !== undefined && { timeZone }),
    ...(policyUuid !== undefined && { policyId: idIn<PolicyId>('policyUuid', policyUuid) }),
    ...(labels !== undefined && { labels }),
    ...(floorPlans !== undefined && { floorPlans: floorPlans.map(knownKeys) }),
  }
}
