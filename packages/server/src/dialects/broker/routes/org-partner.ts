import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readOrg } from '../../../domain/org/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { serve } from '../auth.ts'
import * as schemas from '../schemas.ts'

/** OpenAPI, "Organization Partner": what the customer's organization asks about its partner. */
export const orgPartnerRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.addHook('onRequest', serve(gatehouse, 'org'))

    app.get('/org/partner/status', {
      schema: {
        operationId: 'getPartnerStatus',
        summary: 'Whether a partner manages this organization',
        tags: ['Organization Partner'],
        response: { 200: schemas.PartnerStatus, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const { status } = await readOrg(contextOf(gatehouse.domain, request), 'own', undefined)
        return { partnerManaged: true, detached: status === 'detached' }
      },
    })
  }
