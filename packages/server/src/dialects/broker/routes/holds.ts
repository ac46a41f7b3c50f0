import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { resumeOrg, suspendOrg } from '../../../domain/org/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { serve } from '../auth.ts'
import { orgIdOf } from '../parameters.ts'
import { OrgPath, REFUSALS, Success, WriteHeaders } from '../schemas.ts'

/** The partner's hold on one of its organizations. */
export const holdRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const shared = {
      tags: ['Partner Organizations'],
      headers: WriteHeaders,
      params: OrgPath,
      response: { 200: Success, ...REFUSALS },
    }
    app.addHook('onRequest', serve(gatehouse, 'partner'))

    app.post('/partner/orgs/:orgId/suspend', {
      schema: {
        operationId: 'suspendPartnerOrg',
        summary: 'Suspend an organization; everything inside is refused from this moment on',
        ...shared,
      },
      handler: async (request) => {
        await suspendOrg(contextOf(domain, request), { orgId: orgIdOf(request.params) })
        return { success: true }
      },
    })

    app.post('/partner/orgs/:orgId/resume', {
      schema: {
        operationId: 'resumePartnerOrg',
        summary: 'Lift your hold; one that the operator placed stays',
        ...shared,
      },
      handler: async (request) => {
        await resumeOrg(contextOf(domain, request), { orgId: orgIdOf(request.params) })
        return { success: true }
      },
    })
  }
