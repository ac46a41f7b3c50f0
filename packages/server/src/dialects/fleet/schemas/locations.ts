import { Type } from 'typebox'
import { Bool, Int, Int32, Ruuid, Text, withTrio } from './shared.ts'

const Real = Type.Optional(Type.Number())

export const FloorPlan = Type.Object({
  eastEdge: Real,
  floorLabel: Text,
  floorNumber: Int32,
  imageUrl: Text,
  mediaUuid: Text,
  northEdge: Real,
  rotation: Real,
  southEdge: Real,
  westEdge: Real,
})

const details = {
  name: Text,
  address1: Text,
  address2: Text,
  postalCode: Text,
  countryCode: Text,
  latitude: Real,
  longitude: Real,
  policyUuid: Type.Optional(Ruuid()),
  labels: Type.Optional(Type.Array(Type.String())),
  floorPlans: Type.Optional(Type.Array(FloorPlan)),
}

const Location = Type.Object({ ...details, uuid: Ruuid(), tz: Text })

export const NewLocation = Type.Object({
  location: Type.Optional(Type.Object({ ...details, tz: Text })),
  parentLocationUuid: Type.Optional(Ruuid()),
  // The tool server's spelling (wire facts, section 4.3).
  name: Text,
  address: Text,
})
export const CreatedLocation = withTrio({
  uuid: Type.Optional(Ruuid()),
  locationUuid: Type.Optional(Ruuid()),
})

const TimeZone = Type.Object({ id: Text, displayName: Text, rawOffset: Int, dstsavings: Int })
export const LocationChanges = Type.Object({
  ...details,
  locationUuid: Type.Optional(Ruuid()),
  timezoneId: Text,
  tz: Type.Optional(Type.Union([TimeZone, Type.String()])),
})
export const LocationLabel = Type.Object({
  locationIdentifier: Type.Optional(Type.String({ description: 'The location’s id, or its name.' })),
  label: Text,
})
// A list, since the tool server walks it as one (wire facts, section 4.3).
export const LocationLabels = withTrio({ locationLabels: Type.Optional(Type.Array(Type.String())) })
export const LocationName = Type.Object({ uuid: Type.Optional(Ruuid()) })
export const LocationsQuery = Type.Object({ subLocationsIncluded: Bool })
// Locations nest as deep as they are made; each inner one holds its own `subLocations` again.
const SubLocation = Type.Object(Location.properties, { additionalProperties: true })
export const Locations = withTrio({
  locations: Type.Optional(
    Type.Array(Type.Object({ ...Location.properties, subLocations: Type.Optional(Type.Array(SubLocation)) })),
  ),
})
export const LocationsPageQuery = Type.Object({
  maxPageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
  lastEvaluatedKey: Type.Optional(Type.String({ description: 'What the page before answered.' })),
  nameBeginsWithFilter: Text,
})
export const LocationsPage = withTrio({
  locations: Type.Optional(Type.Array(Location)),
  lastEvaluatedKey: Type.Optional(Type.String({ description: 'While there are more.' })),
})
