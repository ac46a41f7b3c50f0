import type { DeviceCounts } from '../../../domain/device/index.ts'
import {
  type ClientOverview,
  createOrg,
  deleteOrg,
  pageClients,
  pageClientTotals,
} from '../../../domain/org/index.ts'
import { jsonItems } from '../../../http/send-pages.ts'
import { type OrgId, toRuuid } from '../../../kernel/ids.ts'
import type { Page } from '../../../kernel/page.ts'
import { JsonParts } from '../endpoint.ts'
import { partnerEndpoints } from '../partner-endpoint.ts'
import { presentClient, presentClientBasics, presentCounts } from '../present/clients.ts'
import * as schemas from '../schemas/clients.ts'
import { Empty } from '../schemas/shared.ts'

const PAGE_CLIENTS = 1_000

type Entered = { readonly id: OrgId; readonly devices: DeviceCounts }

/** Of a page of clients, those that the partner may act inside, with their devices. */
const enterable = ({ items, ...page }: Page<ClientOverview & { readonly id: OrgId }>): Page<Entered> => ({
  ...page,
  items: items.flatMap(({ id, inside }) => (inside === undefined ? [] : [{ id, devices: inside.devices }])),
})

/** Guide, "Partner endpoint reference": list, create and delete clients. */
export const clientRoutes = partnerEndpoints('Partner', ({ read, write }) => {
  read('partner/getClients', {
    summary: 'List all client organizations with their totals',
    operationId: 'getPartnerClients',
    body: Empty,
    answer: schemas.Clients,
    handle: async ({ ctx, ownOrgId }) => {
      const clients = jsonItems(
        (after: OrgId | undefined) => pageClients(ctx, { after, limit: PAGE_CLIENTS }),
        (client) => JSON.stringify(presentClient(client, ownOrgId)),
      )
      return new JsonParts('{"clients":[', clients, ']}')
    },
  })

  read('partner/getClientsV2', {
    summary: 'List clients with basic info: the fastest way to their ids',
    operationId: 'getPartnerClientsV2',
    body: Empty,
    answer: schemas.ClientsV2,
    handle: async ({ ctx }) => {
      const named: string[] = []
      const clients = jsonItems(
        (after: OrgId | undefined) => pageClientTotals(ctx, { after, limit: PAGE_CLIENTS }),
        (client) => {
          named.push(JSON.stringify({ name: client.name, orgUuid: toRuuid(client.id) }))
          return JSON.stringify(presentClientBasics(client))
        },
      )
      return new JsonParts('{"clients":[', clients, () => `],"partnerClients":[${named.join(',')}]}`)
    },
  })

  read('partner/getClientStatusMap', {
    summary: 'Device counts of every client, by client and device type',
    operationId: 'getPartnerClientsStatusMap',
    body: Empty,
    answer: schemas.StatusMap,
    handle: async ({ ctx }) => {
      const entries = jsonItems(
        async (after: OrgId | undefined) => enterable(await pageClients(ctx, { after, limit: PAGE_CLIENTS })),
        ({ id, devices }) => `"${toRuuid(id)}":${JSON.stringify(presentCounts(devices))}`,
      )
      return new JsonParts('{"clientDeviceStatusMap":{', entries, '}}')
    },
  })

  write('partner/createPartnerClient', {
    summary: 'Create a client organization',
    description: 'The contact is sent a welcome mail with the claim link unless it is suppressed.',
    config: { failure: 'trio', failureStatus: 'BAD_INPUT' },
    body: schemas.NewClient,
    answer: schemas.CreatedClient,
    spelling: {
      name: 'clientOrgName',
      contactName: 'clientContactName',
      contactEmail: 'clientContactEmail',
    },
    handle: async ({ ctx }, { clientOrgName, clientContactName, clientContactEmail, ...body }) => {
      const { suppressWelcomeEmail = false } = body
      const org = await createOrg(ctx, {
        name: clientOrgName,
        ...(clientContactName && { contactName: clientContactName }),
        ...(clientContactEmail && { contactEmail: clientContactEmail }),
        withKeys: false,
        welcome: !suppressWelcomeEmail,
      })
      return { clientOrgUuid: toRuuid(org.id), responseStatus: 'SUCCESS' as const }
    },
  })

  write('partner/deleteClient', {
    summary: 'Delete an unclaimed client organization with all of its content',
    operationId: 'deletePartnerClient',
    config: { failure: 'status' },
    body: schemas.ClientName,
    answer: Empty,
    handle: async ({ ctx, clientIdOf }, { clientOrgUuid }) => {
      await deleteOrg(ctx, { orgId: clientIdOf('clientOrgUuid', clientOrgUuid) })
      return {}
    },
  })
})
