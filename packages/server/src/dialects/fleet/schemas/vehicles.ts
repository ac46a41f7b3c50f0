import { Type } from 'typebox'
import { Ruuid, Text, withTrio } from './shared.ts'

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
