import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { wrongPlace } from '../../../domain/operation.ts'
import { listPlaces } from '../../../domain/places.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { servePerson } from '../auth.ts'
import { presentPlaces } from '../present/places.ts'
import { Places } from '../schemas/places.ts'
import { REFUSALS } from '../schemas.ts'

/** For whom a person may act; how the portal learns which place to ask them about, or to name. */
export const userPlaceRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get('/user/places', {
      onRequest: servePerson(gatehouse),
      schema: {
        operationId: 'listUserPlaces',
        summary: 'The partners and organizations that whoever is signed in has a place in',
        tags: ['User'],
        security: [{ session: [] }],
        response: { 200: Places, ...REFUSALS },
      },
      handler: async ({ caller }) => {
        if (caller?.kind !== 'person') throw wrongPlace()
        return presentPlaces(caller.person, await listPlaces(gatehouse.domain, caller.person))
      },
    })
  }
