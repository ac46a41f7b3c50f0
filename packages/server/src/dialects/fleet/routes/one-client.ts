import { customizeOrg, summarizeOrg } from '../../../domain/org/index.ts'
import { presentCustomizations, readCustomizations } from '../customizations.ts'
import { partnerEndpoints } from '../partner-endpoint.ts'
import { presentSummary } from '../present/clients.ts'
import * as schemas from '../schemas/clients.ts'

/** Guide, "Partner endpoint reference": one client's summary and customizations; both are acts inside it. */
export const oneClientRoutes = partnerEndpoints('Partner', ({ read, write }) => {
  read('partner/getClientSummaryInfo', {
    summary: 'Summary of a single client',
    body: schemas.ClientName,
    answer: schemas.ClientSummary,
    handle: async (call, { clientOrgUuid }) => {
      const orgId = call.clientIdOf('clientOrgUuid', clientOrgUuid)
      return presentSummary(await summarizeOrg(call.ctx, orgId, undefined))
    },
  })

  write('partner/customizeClient', {
    summary: 'Customize a client account',
    body: schemas.CustomizeClient,
    answer: schemas.CustomizedClient,
    handle: async ({ ctx, clientIdOf }, { clientOrgUuid, customizations = {} }) => {
      const orgId = clientIdOf('clientOrgUuid', clientOrgUuid)
      const customized = await customizeOrg(ctx, orgId, readCustomizations(customizations))
      return { customizations: presentCustomizations(customized) }
    },
  })
})
