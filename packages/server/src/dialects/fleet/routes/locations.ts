import {
  changeLocation,
  createLocation,
  deleteLocation,
  outlineLocations,
  pageLocations,
  pickLocations,
} from '../../../domain/location/index.ts'
import { nameFields, type Spelling } from '../../../http/name-fields.ts'
import { jsonItems } from '../../../http/send-pages.ts'
import { type LocationId, toRuuid } from '../../../kernel/ids.ts'
import { type ClientCall, clientEndpoints } from '../client-endpoint.ts'
import { JsonParts } from '../endpoint.ts'
import { locationIdOf, readLocationDetails } from '../location-details.ts'
import { locationTree } from '../location-tree.ts'
import { nextKey, pageKeyOf } from '../page-keys.ts'
import { presentLocation } from '../present/locations.ts'
import * as schemas from '../schemas/locations.ts'
import { Done } from '../schemas/shared.ts'

const PAGE_LOCATIONS = 100

/** What a request to create a location calls its fields: the tool server's address stands beside the location. */
const spellingOf = (location: { readonly address1?: string }): Spelling => ({
  timeZone: 'tz',
  parentId: 'parentLocationUuid',
  ...(location.address1 === undefined && { address1: 'address' }),
})

const flat = ({ ctx, target }: ClientCall): AsyncGenerator<string> =>
  jsonItems(
    (after: LocationId | undefined) => pageLocations(ctx, target, { after, limit: PAGE_LOCATIONS }),
    (location) => JSON.stringify(presentLocation(location)),
  )

const nested = async ({ ctx, target }: ClientCall): Promise<AsyncGenerator<string>> =>
  locationTree(
    await outlineLocations(ctx, target, undefined),
    (ids) => pickLocations(ctx, target, { ids }),
    PAGE_LOCATIONS,
  )

/** Wire facts, section 4.4, "Location". */
export const locationRoutes = clientEndpoints('Location', ({ read, write }) => {
  read('location/getLocations', {
    summary: 'List the locations of the organization',
    body: schemas.LocationsQuery,
    answer: schemas.Locations,
    handle: async (call, { subLocationsIncluded }) => {
      const locations = subLocationsIncluded === true ? await nested(call) : flat(call)
      return new JsonParts('{"locations":[', locations, ']}')
    },
  })

  read('location/getLocationsV2', {
    summary: 'List the locations of the organization by page',
    body: schemas.LocationsPageQuery,
    answer: schemas.LocationsPage,
    spelling: { namePrefix: 'nameBeginsWithFilter' },
    handle: async (call, { maxPageSize: limit = PAGE_LOCATIONS, lastEvaluatedKey, nameBeginsWithFilter }) => {
      const after = pageKeyOf<LocationId>(lastEvaluatedKey)
      const query = { after, limit, namePrefix: nameBeginsWithFilter }
      const { items, next } = await pageLocations(call.ctx, call.target, query)
      return { locations: items.map(presentLocation), ...nextKey(next) }
    },
  })

  write('location/createLocation', {
    summary: 'Create a location',
    description: 'Takes `{location, parentLocationUuid}`, or `{name, address}`.',
    body: schemas.NewLocation,
    answer: schemas.CreatedLocation,
    handle: async (call, { location = {}, parentLocationUuid, name, address }) => {
      const details = readLocationDetails({
        ...(name !== undefined && { name }),
        ...(address !== undefined && { address1: address }),
        ...location,
      })
      const parentId =
        parentLocationUuid === undefined ? undefined : locationIdOf('parentLocationUuid', parentLocationUuid)
      const input = { details, ...(parentId !== undefined && { parentId }) }
      const created = createLocation(call.ctx, call.target, input)
      const id = toRuuid(await nameFields(spellingOf(location), created))
      return { uuid: id, locationUuid: id }
    },
  })

  write('location/selectiveUpdateLocation', {
    summary: 'Change what is given of a location',
    body: schemas.LocationChanges,
    answer: Done,
    handle: async (call, { locationUuid, ...given }) => {
      const locationId = locationIdOf('locationUuid', locationUuid)
      const changes = readLocationDetails(given)
      const changed = changeLocation(call.ctx, call.target, { locationId, changes })
      await nameFields({ timeZone: given.timezoneId === undefined ? 'tz' : 'timezoneId' }, changed)
      return {}
    },
  })

  write('location/deleteLocation', {
    summary: 'Delete a location',
    body: schemas.LocationName,
    answer: Done,
    handle: async (call, { uuid }) => {
      const locationId = locationIdOf('uuid', uuid)
      await deleteLocation(call.ctx, call.target, { locationId })
      return {}
    },
  })
})
