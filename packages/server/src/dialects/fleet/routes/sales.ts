import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { pageClaimKeys } from '../../../domain/claim-key/index.ts'
import { registerDeal } from '../../../domain/deal/index.ts'
import { pageShipments } from '../../../domain/shipment/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { jsonItems, sendJson } from '../../../http/send-pages.ts'
import { invalidField } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/ids.ts'
import { clientIdOf, ownOrgIdOf, requirePartner } from '../auth.ts'
import { presentClientBasics } from '../present/clients.ts'
import { presentClaimKey, presentShipment } from '../present/sales.ts'
import * as schemas from '../schemas/sales.ts'
import { Empty, PartnerHeaders, PartnerWriteHeaders, REFUSALS } from '../schemas/shared.ts'

const PAGE_ROWS = 500

/** Guide, "Partner endpoint reference": claim keys, shipments and deals. */
export const salesRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Partner']
    app.addHook('onRequest', requirePartner(gatehouse))

    app.post('/partner/getClaimKeysForPartnerOrg', {
      schema: {
        operationId: 'getClaimKeysForPartnerOrg',
        summary: 'Claim keys of the partner',
        tags,
        headers: PartnerHeaders,
        body: Empty,
        response: { 200: schemas.ClaimKeys, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const context = contextOf(domain, request)
        const claimKeys = jsonItems(
          (after: Id<'claim_key'> | undefined) => pageClaimKeys(context, { after, limit: PAGE_ROWS }),
          (claimKey) => JSON.stringify(presentClaimKey(claimKey)),
        )
        return sendJson(reply, '{"claimKeys":[', claimKeys, ']}')
      },
    })

    app.post('/partner/getShipments', {
      schema: {
        operationId: 'getShipments',
        summary: 'What was shipped to a client in a time',
        tags,
        headers: PartnerHeaders,
        body: schemas.ShipmentsQuery,
        response: { 200: schemas.Shipments, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const context = contextOf(domain, request)
        const { clientOrgUuid, startTimeSec: fromSeconds, endTimeSec: toSeconds } = request.body
        const orgId = clientIdOf(request, 'clientOrgUuid', clientOrgUuid)
        const ownOrgId = ownOrgIdOf(request)
        const shipments = jsonItems(
          (after: Id<'shipment'> | undefined) =>
            nameFields(
              { fromSeconds: 'startTimeSec' },
              pageShipments(context, { orgId, fromSeconds, toSeconds, after, limit: PAGE_ROWS }),
            ),
          (shipment) => JSON.stringify(presentShipment(shipment, ownOrgId)),
        )
        return sendJson(reply, '{"customerShipmentList":[', shipments, ']}')
      },
    })

    app.post('/partner/registerDeal', {
      schema: {
        operationId: 'registerDeal',
        summary: 'Register a deal',
        tags,
        headers: PartnerWriteHeaders,
        body: schemas.NewDeal,
        response: { 200: schemas.RegisteredDeal, ...REFUSALS },
      },
      handler: async (request) => {
        const { details } = request.body
        if (details === undefined) throw invalidField('details', 'is required')
        const { clientOrgUuid } = details
        const { client } = await registerDeal(contextOf(domain, request), {
          details,
          ...(clientOrgUuid !== undefined && {
            orgId: clientIdOf(request, 'details.clientOrgUuid', clientOrgUuid),
          }),
        })
        return { clients: client === undefined ? [] : [presentClientBasics({ org: client })] }
      },
    })
  }
