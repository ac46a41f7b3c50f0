import { Type } from 'typebox'
import { Bound } from './bound.ts'
import { Bool, Int, Ruuid, Text, withTrio } from './shared.ts'

// Vehicles by their plates (wire facts, sections 4.2 and 4.4).

const Vehicle = Type.Object({
  licensePlate: Type.String(),
  orgUuid: Ruuid(),
  name: Text,
  description: Text,
  createdAtMillis: Type.Integer(),
})
export const Vehicles = withTrio({ vehicles: Type.Optional(Type.Array(Vehicle)) })
export const VehicleName = Type.Object({ vehicleLicensePlate: Text })
export const SavedVehicle = Type.Object({ vehicleLicensePlate: Text, name: Text, description: Text })
export const VehicleLabel = Type.Object({ vehicleLicensePlate: Text, label: Text })
export const VehicleLabels = withTrio({
  vehicleLabels: Type.Optional(
    Type.Record(Type.String(), Type.Array(Type.String()), { description: 'By plate.' }),
  ),
})

const Texts = Type.Optional(Type.Array(Type.String(), { maxItems: 1_000 }))
export const VehicleEventsQuery = Type.Object({
  deviceUuidFilter: Texts,
  locationUuidFilter: Texts,
  vehicleLabelQuery: Texts,
  licensePlateExactQuery: Texts,
  nameQuery: Texts,
  licensePlateFuzzyQuery: Type.Optional(
    Type.String({
      description: 'A plate or a part of one, with at most one sign wrong, missing or too many.',
    }),
  ),
  unnamedQuery: Bool,
  startTimeMs: Bound('31 days before the end without.'),
  endTimeMs: Bound('Events of this moment do not count.'),
})
const VehicleEvent = Type.Object({
  ...{ uuid: Ruuid(), orgUuid: Ruuid(), deviceUuid: Ruuid(), locationUuid: Type.Optional(Ruuid()) },
  ...{ eventTimestamp: Int, vehicleLicensePlate: Type.String(), name: Text },
})
export const VehicleEvents = withTrio({ events: Type.Optional(Type.Array(VehicleEvent)) })
