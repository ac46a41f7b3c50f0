import { pageClaimKeys } from '../../../domain/claim-key/index.ts'
import { registerDeal } from '../../../domain/deal/index.ts'
import { pageShipments } from '../../../domain/shipment/index.ts'
import { jsonItems } from '../../../http/send-pages.ts'
import type { Id } from '../../../kernel/ids.ts'
import { JsonParts } from '../endpoint.ts'
import { partnerEndpoints } from '../partner-endpoint.ts'
import { presentClientBasics } from '../present/clients.ts'
import { presentClaimKey, presentShipment } from '../present/sales.ts'
import { required } from '../required.ts'
import * as schemas from '../schemas/sales.ts'
import { Empty } from '../schemas/shared.ts'

const PAGE_ROWS = 500

/** Guide, "Partner endpoint reference": claim keys, shipments and deals. */
export const salesRoutes = partnerEndpoints('Partner', ({ read, write }) => {
  read('partner/getClaimKeysForPartnerOrg', {
    summary: 'Claim keys of the partner',
    body: Empty,
    answer: schemas.ClaimKeys,
    handle: async ({ ctx }) => {
      const claimKeys = jsonItems(
        (after: Id<'claim_key'> | undefined) => pageClaimKeys(ctx, { after, limit: PAGE_ROWS }),
        (claimKey) => JSON.stringify(presentClaimKey(claimKey)),
      )
      return new JsonParts('{"claimKeys":[', claimKeys, ']}')
    },
  })

  read('partner/getShipments', {
    summary: 'What was shipped to a client in a time',
    body: schemas.ShipmentsQuery,
    answer: schemas.Shipments,
    spelling: { fromSeconds: 'startTimeSec' },
    handle: async ({ ctx, clientIdOf, ownOrgId }, { clientOrgUuid, startTimeSec, endTimeSec }) => {
      const orgId = clientIdOf('clientOrgUuid', clientOrgUuid)
      const query = { orgId, fromSeconds: startTimeSec, toSeconds: endTimeSec, limit: PAGE_ROWS }
      const shipments = jsonItems(
        (after: Id<'shipment'> | undefined) => pageShipments(ctx, { ...query, after }),
        (shipment) => JSON.stringify(presentShipment(shipment, ownOrgId)),
      )
      return new JsonParts('{"customerShipmentList":[', shipments, ']}')
    },
  })

  write('partner/registerDeal', {
    summary: 'Register a deal',
    body: schemas.NewDeal,
    answer: schemas.RegisteredDeal,
    handle: async (call, body) => {
      const details = required('details', body.details)
      const { clientOrgUuid } = details
      const { client } = await registerDeal(call.ctx, {
        details,
        ...(clientOrgUuid !== undefined && {
          orgId: call.clientIdOf('details.clientOrgUuid', clientOrgUuid),
        }),
      })
      return { clients: client === undefined ? [] : [presentClientBasics(client)] }
    },
  })
})
