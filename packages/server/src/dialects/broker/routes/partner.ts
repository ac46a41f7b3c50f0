import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Static } from 'typebox'
import { changeOwnPartner, getOwnPartner } from '../../../domain/partner/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { serve } from '../auth.ts'
import { presentPartner } from '../present/partner.ts'
import * as schemas from '../schemas/partner.ts'
import { REFUSALS, WriteHeaders } from '../schemas.ts'

type Changes = Static<typeof schemas.PartnerChanges>

/** The settings that are given, by the names that the domain has for them. */
const settingsIn = ({ name, ipAllowList, defaults }: Changes) => ({
  ...(name !== undefined && { name }),
  ...(ipAllowList !== undefined && { ipAllowList }),
  ...(defaults?.aiInstructions !== undefined && { defaultAiInstructions: defaults.aiInstructions }),
  ...(defaults?.partnerAccess?.allowed !== undefined && {
    defaultPartnerAccessAllowed: defaults.partnerAccess.allowed,
  }),
  ...(defaults?.partnerAccess?.untilDays !== undefined && {
    defaultPartnerAccessDays: defaults.partnerAccess.untilDays,
  }),
})

/** What a partner decides about itself. */
export const partnerRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Partner']
    app.addHook('onRequest', serve(gatehouse, 'partner'))

    app.get('/partner', {
      schema: {
        operationId: 'getOwnPartner',
        summary: 'Read your settings, defaults and branding',
        tags,
        response: { 200: schemas.Partner, ...REFUSALS },
      },
      handler: async (request) => presentPartner(await getOwnPartner(contextOf(domain, request), undefined)),
    })

    app.patch('/partner', {
      schema: {
        operationId: 'changeOwnPartner',
        summary: 'Change your settings, defaults and branding that are given',
        tags,
        headers: WriteHeaders,
        body: schemas.PartnerChanges,
        response: { 200: schemas.Partner, ...REFUSALS },
      },
      handler: async (request) => {
        const { branding, confirmLockout = false } = request.body
        const input = { changes: settingsIn(request.body), branding, confirmLockout }
        return presentPartner(await changeOwnPartner(contextOf(domain, request), input))
      },
    })
  }
