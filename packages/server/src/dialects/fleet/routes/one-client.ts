import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { customizeOrg, summarizeOrg } from '../../../domain/org/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { clientIdOf, requirePartner } from '../auth.ts'
import { presentCustomizations, readCustomizations } from '../customizations.ts'
import { presentSummary } from '../present/clients.ts'
import * as schemas from '../schemas/clients.ts'
import { PartnerHeaders, PartnerWriteHeaders, REFUSALS } from '../schemas/shared.ts'

/** Guide, "Partner endpoint reference": one client's summary and customizations; both are acts inside it. */
export const oneClientRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Partner']
    app.addHook('onRequest', requirePartner(gatehouse))

    app.post('/partner/getClientSummaryInfo', {
      schema: {
        operationId: 'getClientSummaryInfo',
        summary: 'Summary of a single client',
        tags,
        headers: PartnerHeaders,
        body: schemas.ClientName,
        response: { 200: schemas.ClientSummary, ...REFUSALS },
      },
      handler: async (request) => {
        const orgId = clientIdOf(request, 'clientOrgUuid', request.body.clientOrgUuid)
        return presentSummary(await summarizeOrg(contextOf(domain, request), orgId, undefined))
      },
    })

    app.post('/partner/customizeClient', {
      schema: {
        operationId: 'customizeClient',
        summary: 'Customize a client account',
        tags,
        headers: PartnerWriteHeaders,
        body: schemas.CustomizeClient,
        response: { 200: schemas.CustomizedClient, ...REFUSALS },
      },
      handler: async (request) => {
        const { clientOrgUuid, customizations = {} } = request.body
        const customized = await customizeOrg(
          contextOf(domain, request),
          clientIdOf(request, 'clientOrgUuid', clientOrgUuid),
          readCustomizations(customizations),
        )
        return { customizations: presentCustomizations(customized) }
      },
    })
  }
