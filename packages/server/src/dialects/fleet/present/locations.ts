import type { Static } from 'typebox'
import type { Location } from '../../../domain/location/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import type * as schemas from '../schemas/locations.ts'

type WireLocation = NonNullable<Static<typeof schemas.Locations>['locations']>[number]

/** `LocationType`, without the locations below it. */
export const presentLocation = (location: Location): WireLocation => ({
  uuid: toRuuid(location.id),
  name: location.name,
  ...(location.address1 !== null && { address1: location.address1 }),
  ...(location.address2 !== null && { address2: location.address2 }),
  ...(location.postalCode !== null && { postalCode: location.postalCode }),
  ...(location.countryCode !== null && { countryCode: location.countryCode }),
  ...(location.latitude !== null && { latitude: location.latitude }),
  ...(location.longitude !== null && { longitude: location.longitude }),
  ...(location.timeZone !== null && { tz: location.timeZone }),
  ...(location.policyId !== null && { policyUuid: toRuuid(location.policyId) }),
  labels: [...location.labels],
  floorPlans: [...location.floorPlans],
})
