import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readOrg } from '../../../domain/org/index.ts'
import { listInheritedSecrets } from '../../../domain/secret/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { serve } from '../auth.ts'
import { presentSecret } from '../present/secrets.ts'
import { SecretList } from '../schemas/secrets.ts'
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

    app.get('/org/partner/inherited-secrets', {
      schema: {
        operationId: 'listInheritedPartnerSecrets',
        summary:
          'The partner’s secrets that apply to this organization, to read only; none once it has detached',
        tags: ['Organization Partner'],
        response: { 200: SecretList, ...schemas.REFUSALS },
      },
      handler: async (request) =>
        (await listInheritedSecrets(contextOf(gatehouse.domain, request), 'own', undefined)).map(
          presentSecret,
        ),
    })
  }
