import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { changeOrgSettings, readOrgSettings } from '../../../domain/org/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { serve } from '../auth.ts'
import * as schemas from '../schemas/org-settings.ts'
import * as shared from '../schemas.ts'

/** OpenAPI, "Organization Settings". */
export const orgSettingsRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Organization Settings']
    app.addHook('onRequest', serve(gatehouse, 'org'))

    app.get('/org/settings', {
      schema: {
        operationId: 'getOrgSettings',
        summary: 'Read the settings of the organization',
        tags,
        response: { 200: schemas.OrgSettings, ...shared.REFUSALS },
      },
      handler: async (request) => readOrgSettings(contextOf(domain, request), 'own', undefined),
    })

    app.patch('/org/settings', {
      schema: {
        operationId: 'updateOrgSettings',
        summary: 'Change the settings of the organization',
        tags,
        headers: shared.WriteHeaders,
        body: schemas.OrgSettings,
        response: { 200: schemas.OrgSettings, ...shared.REFUSALS },
      },
      handler: async (request) => {
        const { policyMode } = request.body
        return changeOrgSettings(contextOf(domain, request), 'own', { policyMode })
      },
    })
  }
