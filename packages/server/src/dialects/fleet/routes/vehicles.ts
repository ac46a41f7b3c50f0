import type { Static } from 'typebox'
import {
  addVehicleLabel,
  deleteVehicle,
  listSightings,
  pageVehicles,
  removeVehicleLabel,
  saveVehicle,
  type Vehicle,
} from '../../../domain/vehicle/index.ts'
import { jsonItems } from '../../../http/send-pages.ts'
import type { DeviceId, LocationId, VehicleId } from '../../../kernel/ids.ts'
import { filterOf } from '../body-ids.ts'
import { type ClientCall, clientEndpoints } from '../client-endpoint.ts'
import { withoutFacet } from '../device-details.ts'
import { JsonParts } from '../endpoint.ts'
import { boundOfMs } from '../moment-of-ms.ts'
import { presentSightings, presentVehicle } from '../present/vehicles.ts'
import { Done, Empty } from '../schemas/shared.ts'
import * as schemas from '../schemas/vehicles.ts'

const PAGE_VEHICLES = 500
const spelling = { plate: 'vehicleLicensePlate' }

const each = ({ ctx, target }: ClientCall, present: (vehicle: Vehicle) => string) =>
  jsonItems(
    (after: VehicleId | undefined) => pageVehicles(ctx, target, { after, limit: PAGE_VEHICLES }),
    present,
  )

/** What requests call what is asked of sightings. */
const QUERY_SPELLING = {
  ...{ labels: 'vehicleLabelQuery', plates: 'licensePlateExactQuery', names: 'nameQuery' },
  ...{ fuzzyPlate: 'licensePlateFuzzyQuery', from: 'startTimeMs', to: 'endTimeMs' },
}

/** What a request asks of sightings, in the domain's words. */
const readQuery = (asked: Static<typeof schemas.VehicleEventsQuery>) => ({
  deviceIds: filterOf<DeviceId>(asked.deviceUuidFilter?.map(withoutFacet)),
  locationIds: filterOf<LocationId>(asked.locationUuidFilter),
  ...{ labels: asked.vehicleLabelQuery, plates: asked.licensePlateExactQuery, names: asked.nameQuery },
  ...{ fuzzyPlate: asked.licensePlateFuzzyQuery || undefined, unnamed: asked.unnamedQuery },
  from: boundOfMs(asked.startTimeMs),
  to: boundOfMs(asked.endTimeMs),
})

const LABELLINGS = [
  ['addVehicleLabel', 'Put a label on a vehicle', addVehicleLabel],
  ['removeVehicleLabel', 'Take a label off a vehicle', removeVehicleLabel],
] as const

/** Wire facts, sections 4.2 and 4.4: the vehicles that an organization knows by their plates. */
export const vehicleRoutes = clientEndpoints('Vehicle', ({ read, write }) => {
  read('vehicle/getVehicles', {
    summary: 'The vehicles that the organization knows',
    body: Empty,
    answer: schemas.Vehicles,
    handle: async (call) => {
      const { orgId } = call
      const vehicles = each(call, (vehicle) => JSON.stringify(presentVehicle(vehicle, orgId)))
      return new JsonParts('{"vehicles":[', vehicles, ']}')
    },
  })

  read('vehicle/getVehicleLabelsForOrg', {
    summary: 'Their labels, by plate',
    body: Empty,
    answer: schemas.VehicleLabels,
    handle: async (call) => {
      const labels = each(
        call,
        (vehicle) => `${JSON.stringify(vehicle.plate)}:${JSON.stringify(vehicle.labels)}`,
      )
      return new JsonParts('{"vehicleLabels":{', labels, '}}')
    },
  })

  read('vehicle/getVehicleEvents', {
    summary: 'Where and when vehicles were seen by their plates, newest first',
    description: 'What satisfies one of the queries, and all of the filters. At most the newest 1,000.',
    body: schemas.VehicleEventsQuery,
    answer: schemas.VehicleEvents,
    spelling: QUERY_SPELLING,
    handle: async ({ ctx, target, orgId }, asked) => {
      const { sightings, more } = await listSightings(ctx, target, readQuery(asked))
      return presentSightings(sightings, more, orgId)
    },
  })

  write('vehicle/saveVehicle', {
    summary: 'Save a vehicle by its plate: a new one, or what is given of a known one',
    body: schemas.SavedVehicle,
    answer: Done,
    spelling,
    handle: async ({ ctx, target }, { vehicleLicensePlate: plate, name, description }) => {
      await saveVehicle(ctx, target, { plate, name, description })
      return {}
    },
  })

  write('vehicle/deleteVehicle', {
    summary: 'Forget a vehicle and its labels',
    body: schemas.VehicleName,
    answer: Done,
    spelling,
    handle: async ({ ctx, target }, { vehicleLicensePlate: plate }) => {
      await deleteVehicle(ctx, target, { plate })
      return {}
    },
  })

  for (const [name, summary, change] of LABELLINGS)
    write(`vehicle/${name}`, {
      summary,
      body: schemas.VehicleLabel,
      answer: Done,
      spelling,
      handle: async ({ ctx, target }, { vehicleLicensePlate: plate, label }) => {
        await change(ctx, target, { plate, label })
        return {}
      },
    })
})
