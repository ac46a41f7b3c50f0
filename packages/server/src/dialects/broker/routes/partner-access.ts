import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  changePartnerAccess,
  detachOrg,
  type PartnerAccess,
  readPartnerAccess,
} from '../../../domain/org/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { serve } from '../auth.ts'
import { momentIn } from '../parameters.ts'
import * as schemas from '../schemas/holds.ts'
import { REFUSALS, Success, WriteHeaders } from '../schemas.ts'

const presentAccess = ({ allowed, until }: PartnerAccess) => ({
  allowed,
  until: until?.toISOString() ?? null,
})

/** What the customer's organization lets its partner do; OpenAPI, "Organization Partner", has the detach. */
export const partnerAccessRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Organization Partner']
    app.addHook('onRequest', serve(gatehouse, 'org'))

    app.get('/org/partner/access', {
      config: { despiteHold: true },
      schema: {
        operationId: 'getPartnerAccess',
        summary: 'Whether the partner may act inside, and until when',
        tags,
        response: { 200: schemas.PartnerAccess, ...REFUSALS },
      },
      handler: async (request) =>
        presentAccess(await readPartnerAccess(contextOf(domain, request), 'own', undefined)),
    })

    app.patch('/org/partner/access', {
      config: { despiteHold: true },
      schema: {
        operationId: 'changePartnerAccess',
        summary: 'Let the partner act inside or not, from this moment on; once the organization is claimed',
        tags,
        headers: WriteHeaders,
        body: schemas.PartnerAccessChanges,
        response: { 200: schemas.PartnerAccess, ...REFUSALS },
      },
      handler: async (request) => {
        const { allowed, until: given } = request.body
        const until = given === null ? null : momentIn('until', given)
        return presentAccess(await changePartnerAccess(contextOf(domain, request), 'own', { allowed, until }))
      },
    })

    app.post('/org/partner/detach', {
      config: { despiteHold: true },
      schema: {
        operationId: 'detachFromPartner',
        summary: 'End the partner’s access and all that is inherited from it; its attribution stays',
        tags,
        headers: WriteHeaders,
        response: { 200: Success, ...REFUSALS },
      },
      handler: async (request) => {
        await detachOrg(contextOf(domain, request), 'own', undefined)
        return { success: true }
      },
    })
  }
