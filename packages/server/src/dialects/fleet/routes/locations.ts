import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  changeLocation,
  createLocation,
  deleteLocation,
  outlineLocations,
  pageLocations,
  pickLocations,
} from '../../../domain/location/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields, type Spelling } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { jsonItems, sendJson } from '../../../http/send-pages.ts'
import { type LocationId, toRuuid } from '../../../kernel/ids.ts'
import { requireTenant, targetOf } from '../auth.ts'
import { locationIdOf, readLocationDetails } from '../location-details.ts'
import { locationTree } from '../location-tree.ts'
import { nextKey, pageKeyOf } from '../page-keys.ts'
import { presentLocation } from '../present/locations.ts'
import * as schemas from '../schemas/locations.ts'
import { ClientHeaders, ClientWriteHeaders, Done, REFUSALS } from '../schemas/shared.ts'

const PAGE_LOCATIONS = 100

/** What a request to create a location calls its fields: the tool server's address stands beside the location. */
const spellingOf = (location: { readonly address1?: string }): Spelling => ({
  timeZone: 'tz',
  parentId: 'parentLocationUuid',
  ...(location.address1 === undefined && { address1: 'address' }),
})

/** Wire facts, section 4.4, "Location". */
export const locationRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Location']
    app.addHook('onRequest', requireTenant(gatehouse))

    app.post('/location/getLocations', {
      schema: {
        operationId: 'getLocations',
        summary: 'List the locations of the organization',
        tags,
        headers: ClientHeaders,
        body: schemas.LocationsQuery,
        response: { 200: schemas.Locations, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const context = contextOf(domain, request)
        const target = targetOf(request)
        const locations =
          request.body.subLocationsIncluded === true
            ? locationTree(
                await outlineLocations(context, target, undefined),
                (ids) => pickLocations(context, target, { ids }),
                PAGE_LOCATIONS,
              )
            : jsonItems(
                (after: LocationId | undefined) =>
                  pageLocations(context, target, { after, limit: PAGE_LOCATIONS }),
                (location) => JSON.stringify(presentLocation(location)),
              )
        return sendJson(reply, '{"locations":[', locations, ']}')
      },
    })

    app.post('/location/getLocationsV2', {
      schema: {
        operationId: 'getLocationsV2',
        summary: 'List the locations of the organization by page',
        tags,
        headers: ClientHeaders,
        body: schemas.LocationsPageQuery,
        response: { 200: schemas.LocationsPage, ...REFUSALS },
      },
      handler: async (request) => {
        const { maxPageSize: limit = PAGE_LOCATIONS, lastEvaluatedKey, nameBeginsWithFilter } = request.body
        const after = pageKeyOf<LocationId>(lastEvaluatedKey)
        const listed = pageLocations(contextOf(domain, request), targetOf(request), {
          ...{ after, limit, namePrefix: nameBeginsWithFilter },
        })
        const { items, next } = await nameFields({ namePrefix: 'nameBeginsWithFilter' }, listed)
        return { locations: items.map(presentLocation), ...nextKey(next) }
      },
    })

    app.post('/location/createLocation', {
      schema: {
        operationId: 'createLocation',
        summary: 'Create a location',
        description: 'Takes `{location, parentLocationUuid}`, or `{name, address}`.',
        tags,
        headers: ClientWriteHeaders,
        body: schemas.NewLocation,
        response: { 200: schemas.CreatedLocation, ...REFUSALS },
      },
      handler: async (request) => {
        const { location = {}, parentLocationUuid, name, address } = request.body
        const details = readLocationDetails({
          ...(name !== undefined && { name }),
          ...(address !== undefined && { address1: address }),
          ...location,
        })
        // Read before the organization is, so that a stranger's and a missing one go on answering alike.
        const parentId =
          parentLocationUuid === undefined
            ? undefined
            : locationIdOf('parentLocationUuid', parentLocationUuid)
        const created = createLocation(contextOf(domain, request), targetOf(request), {
          details,
          ...(parentId !== undefined && { parentId }),
        })
        const id = await nameFields(spellingOf(location), created)
        return { uuid: toRuuid(id), locationUuid: toRuuid(id) }
      },
    })

    app.post('/location/selectiveUpdateLocation', {
      schema: {
        operationId: 'selectiveUpdateLocation',
        summary: 'Change what is given of a location',
        tags,
        headers: ClientWriteHeaders,
        body: schemas.LocationChanges,
        response: { 200: Done, ...REFUSALS },
      },
      handler: async (request) => {
        const locationId = locationIdOf('locationUuid', request.body.locationUuid)
        const changes = readLocationDetails(request.body)
        const changed = changeLocation(contextOf(domain, request), targetOf(request), { locationId, changes })
        await nameFields({ timeZone: request.body.timezoneId === undefined ? 'tz' : 'timezoneId' }, changed)
        return {}
      },
    })

    app.post('/location/deleteLocation', {
      schema: {
        operationId: 'deleteLocation',
        summary: 'Delete a location',
        tags,
        headers: ClientWriteHeaders,
        body: schemas.LocationName,
        response: { 200: Done, ...REFUSALS },
      },
      handler: async (request) => {
        const locationId = locationIdOf('uuid', request.body.uuid)
        await deleteLocation(contextOf(domain, request), targetOf(request), { locationId })
        return {}
      },
    })
  }
