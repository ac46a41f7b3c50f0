import { SIGHTINGS_MAX, type Sighting, type Vehicle } from '../../../domain/vehicle/index.ts'
import { type OrgId, toRuuid } from '../../../kernel/ids.ts'
import { onlyGiven } from '../../../kernel/only-given.ts'

/** `VehicleV2Type`. */
export const presentVehicle = ({ plate, name, description, createdAt }: Vehicle, orgId: OrgId) => ({
  licensePlate: plate,
  orgUuid: toRuuid(orgId),
  ...(name !== null && { name }),
  ...(description !== null && { description }),
  createdAtMillis: createdAt.getTime(),
})

const presentSighting = ({ id, deviceId, locationId, at, plate, name }: Sighting, orgId: OrgId) => ({
  ...{ uuid: toRuuid(id), orgUuid: toRuuid(orgId), deviceUuid: toRuuid(deviceId) },
  ...{ eventTimestamp: at.getTime(), vehicleLicensePlate: plate },
  ...onlyGiven({ locationUuid: locationId && toRuuid(locationId), name }),
})

/** `VehicleEventIndexType`, each; there is no image of its own to name. */
export const presentSightings = (sightings: readonly Sighting[], more: boolean, orgId: OrgId) => ({
  events: sightings.map((sighting) => presentSighting(sighting, orgId)),
  ...(more && { warningMsg: `These are the newest ${SIGHTINGS_MAX}: narrow the time for others` }),
})
