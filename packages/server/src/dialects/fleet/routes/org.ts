import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readOrg } from '../../../domain/org/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { requireTenant, targetOf } from '../auth.ts'
import { presentOrg } from '../present/org.ts'
import * as schemas from '../schemas/org.ts'
import { ClientHeaders, Empty, REFUSALS } from '../schemas/shared.ts'

/** Wire facts, section 4.4: the organization a call runs in. */
export const orgRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    app.addHook('onRequest', requireTenant(gatehouse))

    app.post('/org/getOrgV2', {
      schema: {
        operationId: 'getOrgV2',
        summary: 'Details of the organization that the call runs in',
        tags: ['Org'],
        headers: ClientHeaders,
        body: Empty,
        response: { 200: schemas.Org, ...REFUSALS },
      },
      handler: async (request) => {
        const org = await readOrg(contextOf(domain, request), targetOf(request), undefined)
        // No camera is configured here, and no feature is switched.
        const nothingSet = { featureFlags: {}, cameraConfigDefaults: {}, cameraConfigOptions: {} }
        return { org: presentOrg(org, domain.policy.publicUrl), ...nothingSet }
      },
    })
  }
