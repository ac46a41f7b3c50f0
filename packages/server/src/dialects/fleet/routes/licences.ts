import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Licence, pageLicences } from '../../../domain/licence/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { jsonItems, sendJson } from '../../../http/send-pages.ts'
import type { Id } from '../../../kernel/ids.ts'
import { requireTenant, targetOf } from '../auth.ts'
import { presentDeviceLicence, presentLicence } from '../present/licences.ts'
import * as schemas from '../schemas/licences.ts'
import { ClientHeaders, REFUSALS } from '../schemas/shared.ts'

const PAGE_LICENCES = 500

/** Wire facts, section 4.4, "Reports / licences / tokens": the licences of the organization that the call runs in. */
export const licenceRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['License']
    app.addHook('onRequest', requireTenant(gatehouse))

    app.post('/license/getLicenses', {
      schema: {
        operationId: 'getLicenses',
        summary: 'Licences of the organization as a whole',
        tags,
        headers: ClientHeaders,
        body: schemas.LicencesQuery,
        response: { 200: schemas.Licences, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const context = contextOf(domain, request)
        const target = targetOf(request)
        const { optionalDeviceTypeFilter: deviceType } = request.body
        const licences = jsonItems(
          (after: Id<'licence'> | undefined) =>
            pageLicences(context, target, { per: 'organization', deviceType, after, limit: PAGE_LICENCES }),
          (licence: Licence) => JSON.stringify(presentLicence(licence)),
        )
        return sendJson(reply, '{"licenses":[', licences, ']}')
      },
    })

    app.post('/license/getDeviceLicenses', {
      schema: {
        operationId: 'getDeviceLicenses',
        summary: 'Licences of the organization’s devices',
        tags,
        headers: ClientHeaders,
        body: schemas.LicencesQuery,
        response: { 200: schemas.DeviceLicences, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const context = contextOf(domain, request)
        const target = targetOf(request)
        const { optionalDeviceTypeFilter: deviceType } = request.body
        const licences = jsonItems(
          (after: Id<'licence'> | undefined) =>
            pageLicences(context, target, { per: 'device', deviceType, after, limit: PAGE_LICENCES }),
          (licence: Licence) => JSON.stringify(presentDeviceLicence(licence)),
        )
        return sendJson(reply, '{"deviceLicenses":[', licences, ']}')
      },
    })
  }
