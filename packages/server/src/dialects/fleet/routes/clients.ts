import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Context } from '../../../domain/context.ts'
import {
  type ClientOverview,
  createOrg,
  deleteOrg,
  ORG_NAME_CHARACTERS_MAX,
  pageClients,
} from '../../../domain/org/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { type OrgId, toRuuid } from '../../../kernel/ids.ts'
import { everyPage } from '../../../kernel/page.ts'
import { checkedEmail, checkedText } from '../../../kernel/text.ts'
import { orgIdOf, requirePartner } from '../auth.ts'
import { presentClient, presentClientBasics, presentCounts } from '../present.ts'
import * as schemas from '../schemas.ts'

const PAGE_CLIENTS = 1_000

const allClients = async (context: Context): Promise<ClientOverview[]> => {
  const clients: ClientOverview[] = []
  const pages = everyPage((after) =>
    pageClients(context, { after: after as OrgId | undefined, limit: PAGE_CLIENTS }),
  )
  for await (const page of pages) clients.push(...page)
  return clients
}

/** Guide, "Partner endpoint reference": list, create and delete clients. */
export const clientRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Partner']
    app.addHook('onRequest', requirePartner(gatehouse))

    app.post('/partner/getClients', {
      schema: {
        operationId: 'getPartnerClients',
        summary: 'List all client organizations with their totals',
        tags,
        headers: schemas.PartnerHeaders,
        body: schemas.Empty,
        response: { 200: schemas.Clients, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const context = contextOf(domain, request)
        const { principal } = context
        const ownOrgId = principal.kind === 'partner' ? principal.ownOrgId : undefined
        if (ownOrgId === undefined) throw new Error('Only partners are served here.')
        return { clients: (await allClients(context)).map((client) => presentClient(client, ownOrgId)) }
      },
    })

    app.post('/partner/getClientsV2', {
      schema: {
        operationId: 'getPartnerClientsV2',
        summary: 'List clients with basic info: the fastest way to their ids',
        tags,
        headers: schemas.PartnerHeaders,
        body: schemas.Empty,
        response: { 200: schemas.ClientsV2, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const clients = await allClients(contextOf(domain, request))
        return {
          clients: clients.map(presentClientBasics),
          partnerClients: clients.map(({ org }) => ({ name: org.name, orgUuid: toRuuid(org.id) })),
        }
      },
    })

    app.post('/partner/getClientStatusMap', {
      schema: {
        operationId: 'getPartnerClientsStatusMap',
        summary: 'Device counts of every client, by client and device type',
        tags,
        headers: schemas.PartnerHeaders,
        body: schemas.Empty,
        response: { 200: schemas.StatusMap, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const clients = await allClients(contextOf(domain, request))
        const entries = clients.flatMap(({ org, inside }) =>
          inside === undefined ? [] : [[toRuuid(org.id), presentCounts(inside.devices)] as const],
        )
        return { clientDeviceStatusMap: Object.fromEntries(entries) }
      },
    })

    app.post('/partner/createPartnerClient', {
      config: { failure: 'trio', failureStatus: 'BAD_INPUT' },
      schema: {
        operationId: 'createPartnerClient',
        summary: 'Create a client organization',
        description: 'The contact is sent a welcome mail with the claim link unless it is suppressed.',
        tags,
        headers: schemas.PartnerWriteHeaders,
        body: schemas.NewClient,
        response: { 200: schemas.CreatedClient, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const {
          clientOrgName,
          clientContactName,
          clientContactEmail,
          suppressWelcomeEmail = false,
        } = request.body
        const org = await createOrg(contextOf(domain, request), {
          name: checkedText('clientOrgName', clientOrgName, ORG_NAME_CHARACTERS_MAX),
          ...(clientContactName && { contactName: checkedText('clientContactName', clientContactName, 255) }),
          ...(clientContactEmail && { contactEmail: checkedEmail('clientContactEmail', clientContactEmail) }),
          withKeys: false,
          welcome: !suppressWelcomeEmail,
        })
        return { clientOrgUuid: toRuuid(org.id), responseStatus: 'SUCCESS' as const }
      },
    })

    app.post('/partner/deleteClient', {
      config: { failure: 'status' },
      schema: {
        operationId: 'deletePartnerClient',
        summary: 'Delete an unclaimed client organization with all of its content',
        tags,
        headers: schemas.PartnerWriteHeaders,
        body: schemas.ClientName,
        response: { 200: schemas.Empty, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        await deleteOrg(contextOf(domain, request), {
          orgId: orgIdOf('clientOrgUuid', request.body.clientOrgUuid),
        })
        return {}
      },
    })
  }
