import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { pageClientLicences, switchLicenceMails } from '../../../domain/licence/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { jsonItems, sendJson } from '../../../http/send-pages.ts'
import type { Id } from '../../../kernel/ids.ts'
import { clientIdOf, requirePartner } from '../auth.ts'
import { presentDeviceLicence, presentLicence } from '../present/licences.ts'
import * as schemas from '../schemas/licences.ts'
import { Done, OrgName, PartnerHeaders, PartnerWriteHeaders, REFUSALS } from '../schemas/shared.ts'

const PAGE_LICENCES = 500

/** Guide, "Partner endpoint reference", Licensing: the licences of a client, as its partner's own business. */
export const clientLicenceRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Partner']
    app.addHook('onRequest', requirePartner(gatehouse))

    app.post('/partner/getLicensesForOrg', {
      config: { failure: 'status' },
      schema: {
        operationId: 'getLicensesForOrg',
        summary: 'Licences of a client as a whole',
        tags,
        headers: PartnerHeaders,
        body: OrgName,
        response: { 200: schemas.LicencesOfOrg, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const context = contextOf(domain, request)
        const orgId = clientIdOf(request, 'orgUuid', request.body.orgUuid)
        const licences = jsonItems(
          (after: Id<'licence'> | undefined) =>
            pageClientLicences(context, { orgId, per: 'organization', after, limit: PAGE_LICENCES }),
          (licence) => JSON.stringify(presentLicence(licence)),
        )
        return sendJson(reply, '{"licenses":[', licences, ']}')
      },
    })

    app.post('/partner/getDeviceLicensesForOrg', {
      config: { failure: 'status' },
      schema: {
        operationId: 'getDeviceLicensesForOrg',
        summary: 'Licences of a client’s devices',
        tags,
        headers: PartnerHeaders,
        body: OrgName,
        response: { 200: schemas.DeviceLicencesOfOrg, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const context = contextOf(domain, request)
        const orgId = clientIdOf(request, 'orgUuid', request.body.orgUuid)
        const licences = jsonItems(
          (after: Id<'licence'> | undefined) =>
            pageClientLicences(context, { orgId, per: 'device', after, limit: PAGE_LICENCES }),
          (licence) => JSON.stringify(presentDeviceLicence(licence)),
        )
        return sendJson(reply, '{"deviceLicenses":[', licences, ']}')
      },
    })

    app.post('/partner/updateSendLicenseExpirationEmail', {
      schema: {
        operationId: 'updateSendLicenseExpirationEmail',
        summary: 'Say whether a client itself is mailed about the end of its licences',
        tags,
        headers: PartnerWriteHeaders,
        body: schemas.LicenceMailsSwitch,
        response: { 200: Done, ...REFUSALS },
      },
      handler: async (request) => {
        const { orgUuid, manuallySendLicenseExpirationEmail: enabled } = request.body
        const orgId = clientIdOf(request, 'orgUuid', orgUuid)
        const switched = switchLicenceMails(contextOf(domain, request), { orgId, enabled })
        await nameFields({ enabled: 'manuallySendLicenseExpirationEmail' }, switched)
        return {}
      },
    })
  }
