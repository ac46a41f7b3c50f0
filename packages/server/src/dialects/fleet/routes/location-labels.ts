import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  addLocationLabel,
  listLocationLabels,
  type NamedLocation,
  removeLocationLabel,
} from '../../../domain/location/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { type LocationId, parseRuuid } from '../../../kernel/ids.ts'
import { requireTenant, targetOf } from '../auth.ts'
import * as schemas from '../schemas/locations.ts'
import { ClientHeaders, ClientWriteHeaders, Done, Empty, REFUSALS } from '../schemas/shared.ts'

const SPELLING = { location: 'locationIdentifier' }

/** OpenAPI, `addLocationLabel`: the name of a location, or its id. */
const namedBy = (identifier: string | undefined): NamedLocation => {
  if (identifier === undefined) throw invalidField('locationIdentifier', 'is required')
  const id = parseRuuid<LocationId>(identifier)
  return id === undefined ? { name: identifier } : { id }
}

/** Wire facts, sections 4.3 and 4.4: the labels of locations. */
export const locationLabelRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Location']
    app.addHook('onRequest', requireTenant(gatehouse))

    app.post('/location/getLocationLabelsForOrg', {
      schema: {
        operationId: 'getLocationLabelsForOrg',
        summary: 'Every label that some location has',
        tags,
        headers: ClientHeaders,
        body: Empty,
        response: { 200: schemas.LocationLabels, ...REFUSALS },
      },
      handler: async (request) => ({
        locationLabels: [
          ...(await listLocationLabels(contextOf(domain, request), targetOf(request), undefined)),
        ],
      }),
    })

    const changes = [
      ['addLocationLabel', 'Put a label on a location', addLocationLabel],
      ['removeLocationLabel', 'Take a label off a location', removeLocationLabel],
    ] as const
    for (const [operationId, summary, change] of changes)
      app.post(`/location/${operationId}`, {
        schema: {
          operationId,
          summary,
          tags,
          headers: ClientWriteHeaders,
          body: schemas.LocationLabel,
          response: { 200: Done, ...REFUSALS },
        },
        handler: async (request) => {
          const { locationIdentifier, label } = request.body
          const input = { location: namedBy(locationIdentifier), label }
          await nameFields(SPELLING, change(contextOf(domain, request), targetOf(request), input))
          return {}
        },
      })
  }
