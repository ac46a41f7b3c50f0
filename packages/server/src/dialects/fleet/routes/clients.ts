import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Context } from '../../../domain/context.ts'
import type { DeviceCounts } from '../../../domain/device/index.ts'
import { type ClientOverview, createOrg, deleteOrg, pageClients } from '../../../domain/org/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { jsonItems, sendJson } from '../../../http/send-pages.ts'
import { type OrgId, toRuuid } from '../../../kernel/ids.ts'
import type { Page } from '../../../kernel/page.ts'
import { clientIdOf, requirePartner } from '../auth.ts'
import { presentClient, presentClientBasics, presentCounts } from '../present/clients.ts'
import * as schemas from '../schemas/clients.ts'
import { Empty, PartnerHeaders, PartnerWriteHeaders, REFUSALS } from '../schemas/shared.ts'

const PAGE_CLIENTS = 1_000

/** What the dialect calls the fields of a new organization. */
const CLIENT_FIELDS = {
  name: 'clientOrgName',
  contactName: 'clientContactName',
  contactEmail: 'clientContactEmail',
}

const eachClient = (context: Context, present: (client: ClientOverview) => string): AsyncGenerator<string> =>
  jsonItems((after: OrgId | undefined) => pageClients(context, { after, limit: PAGE_CLIENTS }), present)

type Entered = { readonly id: OrgId; readonly devices: DeviceCounts }

/** Of a page of clients, those that the partner may act inside, with their devices. */
const enterable = ({ items, ...page }: Page<ClientOverview & { readonly id: OrgId }>): Page<Entered> => ({
  ...page,
  items: items.flatMap(({ id, inside }) => (inside === undefined ? [] : [{ id, devices: inside.devices }])),
})

const ownOrgIdOf = ({ principal }: Context): OrgId => {
  if (principal.kind !== 'partner') throw new Error('Only partners are served here.')
  return principal.ownOrgId
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
        headers: PartnerHeaders,
        body: Empty,
        response: { 200: schemas.Clients, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const context = contextOf(domain, request)
        const ownOrgId = ownOrgIdOf(context)
        const clients = eachClient(context, (client) => JSON.stringify(presentClient(client, ownOrgId)))
        return sendJson(reply, '{"clients":[', clients, ']}')
      },
    })

    app.post('/partner/getClientsV2', {
      schema: {
        operationId: 'getPartnerClientsV2',
        summary: 'List clients with basic info: the fastest way to their ids',
        tags,
        headers: PartnerHeaders,
        body: Empty,
        response: { 200: schemas.ClientsV2, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const named: string[] = []
        const clients = eachClient(contextOf(domain, request), (client) => {
          named.push(JSON.stringify({ name: client.org.name, orgUuid: toRuuid(client.org.id) }))
          return JSON.stringify(presentClientBasics(client))
        })
        return sendJson(reply, '{"clients":[', clients, () => `],"partnerClients":[${named.join(',')}]}`)
      },
    })

    app.post('/partner/getClientStatusMap', {
      schema: {
        operationId: 'getPartnerClientsStatusMap',
        summary: 'Device counts of every client, by client and device type',
        tags,
        headers: PartnerHeaders,
        body: Empty,
        response: { 200: schemas.StatusMap, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const context = contextOf(domain, request)
        const entries = jsonItems(
          async (after: OrgId | undefined) =>
            enterable(await pageClients(context, { after, limit: PAGE_CLIENTS })),
          ({ id, devices }) => `"${toRuuid(id)}":${JSON.stringify(presentCounts(devices))}`,
        )
        return sendJson(reply, '{"clientDeviceStatusMap":{', entries, '}}')
      },
    })

    app.post('/partner/createPartnerClient', {
      config: { failure: 'trio', failureStatus: 'BAD_INPUT' },
      schema: {
        operationId: 'createPartnerClient',
        summary: 'Create a client organization',
        description: 'The contact is sent a welcome mail with the claim link unless it is suppressed.',
        tags,
        headers: PartnerWriteHeaders,
        body: schemas.NewClient,
        response: { 200: schemas.CreatedClient, ...REFUSALS },
      },
      handler: async (request) => {
        const {
          clientOrgName,
          clientContactName,
          clientContactEmail,
          suppressWelcomeEmail = false,
        } = request.body
        const created = createOrg(contextOf(domain, request), {
          name: clientOrgName,
          ...(clientContactName && { contactName: clientContactName }),
          ...(clientContactEmail && { contactEmail: clientContactEmail }),
          withKeys: false,
          welcome: !suppressWelcomeEmail,
        })
        const org = await nameFields(CLIENT_FIELDS, created)
        return { clientOrgUuid: toRuuid(org.id), responseStatus: 'SUCCESS' as const }
      },
    })

    app.post('/partner/deleteClient', {
      config: { failure: 'status' },
      schema: {
        operationId: 'deletePartnerClient',
        summary: 'Delete an unclaimed client organization with all of its content',
        tags,
        headers: PartnerWriteHeaders,
        body: schemas.ClientName,
        response: { 200: Empty, ...REFUSALS },
      },
      handler: async (request) => {
        await deleteOrg(contextOf(domain, request), {
          orgId: clientIdOf(request, 'clientOrgUuid', request.body.clientOrgUuid),
        })
        return {}
      },
    })
  }
