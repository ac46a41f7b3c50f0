import { Type } from 'typebox'
import {
  SHIPMENT_CATEGORIES,
  SHIPMENT_EMAIL_STATES,
  SHIPMENT_STATES,
} from '../../../domain/shipment/index.ts'
import { PartnerClient } from './clients.ts'
import { Bool, Int, Ruuid, Text, withTrio } from './shared.ts'

export const ClaimKeys = withTrio({
  claimKeys: Type.Optional(
    Type.Array(
      Type.Object({
        claimKeyUuid: Type.String(),
        externalUuid: Type.String(),
        accountAdminId: Text,
        accountName: Text,
        poNumber: Text,
        contractStartDate: Text,
        contractEndDate: Text,
        createdDate: Text,
      }),
    ),
  ),
})

const word = (words: readonly string[]) => Type.Enum([...words])
const Contract = Type.Object({ contractStartDateTime: Text, contractEndDateTime: Text })

/** `CustomerShipmentType`. */
const Shipment = Type.Object({
  uuid: Ruuid(),
  shipmentCategory: Type.Optional(word(SHIPMENT_CATEGORIES)),
  shipmentState: word(SHIPMENT_STATES),
  shipmentEmailState: Type.Optional(word(SHIPMENT_EMAIL_STATES)),
  lastStateUpdateSec: Int,
  interchangeControlNumber: Text,
  'ait-aitTrackingNumber': Text,
  'ait-carrierTrackingNumber': Text,
  'ait-depositorOrderNumber': Text,
  'ait-destinationAddress': Text,
  'ait-isIngramDistributorShipment': Bool,
  'ait-shipmentDate': Type.Optional(Type.String({ format: 'date-time' })),
  'ait-shippedItems': Type.Optional(
    Type.Array(Type.Object({ partNumber: Text, quantityShipped: Int, serialNumber: Text })),
  ),
  'rhombus-orgUuid': Ruuid(),
  'rhombus-partnerOrgUuid': Ruuid(),
  'rhombus-customerName': Text,
  'rhombus-customerEmails': Text,
  'rhombus-additionalEmails': Text,
  'rhombus-purchaseOrderNumber': Text,
  'rhombus-chosenCarrierName': Text,
  'rhombus-rmaUuid': Type.Optional(Ruuid()),
  'rhombus-rmaUuids': Type.Optional(Type.Array(Ruuid())),
  'rhombus-rmaReturnTrackingNumber': Text,
  'rhombus-salesForceOpportunityId': Text,
  'rhombus-zendeskTicketNumber': Text,
  'rhombus-claimKeyToLicenseMap': Type.Optional(Type.Record(Type.String(), Type.Array(Type.String()))),
  'rhombus-claimKeyToLicenseMapV2': Type.Optional(
    Type.Record(Type.String(), Type.Record(Type.String(), Contract)),
  ),
})
export const ShipmentsQuery = Type.Object({
  clientOrgUuid: Type.Optional(Ruuid()),
  startTimeSec: Type.Optional(Type.Integer({ description: 'Seconds since 1970; the earliest to list.' })),
  endTimeSec: Type.Optional(Type.Integer({ description: 'Seconds since 1970; the latest to list.' })),
})
export const Shipments = withTrio({ customerShipmentList: Type.Optional(Type.Array(Shipment)) })

export const NewDeal = Type.Object({
  details: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      description: 'In the partner’s own words; `clientOrgUuid` names the client that it is with.',
      examples: [{ dealName: 'Acme Corporation, 25 cameras', stage: 'QUALIFIED' }],
    }),
  ),
})
export const RegisteredDeal = withTrio({
  clients: Type.Optional(Type.Array(PartnerClient, { description: 'The client that the deal names.' })),
})
