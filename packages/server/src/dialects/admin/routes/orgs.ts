import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { resumeOrgByOperator, suspendOrgByOperator } from '../../../domain/org/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { takeNoBody } from '../../../http/take-no-body.ts'
import { orgIdOf } from '../parameters.ts'
import * as schemas from '../schemas.ts'

/** The operator's hold on an organization. */
export const orgRoutes =
  ({ domain }: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const shared = {
      tags: ['Organizations'],
      headers: schemas.WriteHeaders,
      params: schemas.OrgPath,
      body: schemas.Hold,
      response: { 200: schemas.Success, ...schemas.REFUSALS },
    }

    app.post('/orgs/:orgId/suspend', {
      preValidation: takeNoBody,
      schema: {
        operationId: 'suspendOrg',
        summary: 'Suspend an organization; everything inside is refused from this moment on',
        ...shared,
      },
      handler: async (request) => {
        const { reason } = request.body
        await suspendOrgByOperator(contextOf(domain, request), { orgId: orgIdOf(request.params), reason })
        return { success: true }
      },
    })

    app.post('/orgs/:orgId/resume', {
      preValidation: takeNoBody,
      schema: {
        operationId: 'resumeOrg',
        summary: 'Lift the operator’s hold; one that the partner placed stays',
        ...shared,
      },
      handler: async (request) => {
        const { reason } = request.body
        await resumeOrgByOperator(contextOf(domain, request), { orgId: orgIdOf(request.params), reason })
        return { success: true }
      },
    })
  }
