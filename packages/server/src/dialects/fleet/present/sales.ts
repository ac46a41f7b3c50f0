import type { Static } from 'typebox'
import type { ClaimKey } from '../../../domain/claim-key/index.ts'
import type { Shipment } from '../../../domain/shipment/index.ts'
import { type Id, type OrgId, toRuuid } from '../../../kernel/ids.ts'
import { onlyGiven } from '../../../kernel/only-given.ts'
import type * as schemas from '../schemas/sales.ts'

type WireClaimKey = NonNullable<Static<typeof schemas.ClaimKeys>['claimKeys']>[number]
type WireShipment = NonNullable<Static<typeof schemas.Shipments>['customerShipmentList']>[number]

/** A claim key, all of it text. */
export const presentClaimKey = (claimKey: ClaimKey): WireClaimKey => ({
  claimKeyUuid: toRuuid(claimKey.id),
  externalUuid: claimKey.externalId,
  ...onlyGiven({
    accountAdminId: claimKey.accountAdminId,
    accountName: claimKey.accountName,
    poNumber: claimKey.poNumber,
    contractStartDate: claimKey.contractStart?.toISOString(),
    contractEndDate: claimKey.contractEnd?.toISOString(),
  }),
  createdDate: (claimKey.issuedAt ?? claimKey.createdAt).toISOString(),
})

type Details = Shipment['details']

const itemsOf = ({ items }: Details) =>
  items?.map(({ partNumber, quantity, serialNumber }) =>
    onlyGiven({ partNumber, quantityShipped: quantity, serialNumber }),
  )

/** The licences that it brought by claim key, in the older and the newer form. */
const licenceMapsOf = ({ licences }: Details) => {
  if (licences === undefined) return {}
  const byKey = new Map<string, Map<string, object>>()
  for (const { claimKey, licence, contractStart, contractEnd } of licences) {
    const contract = onlyGiven({ contractStartDateTime: contractStart, contractEndDateTime: contractEnd })
    byKey.set(claimKey, (byKey.get(claimKey) ?? new Map<string, object>()).set(licence, contract))
  }
  const keys = [...byKey]
  return {
    'rhombus-claimKeyToLicenseMap': Object.fromEntries(keys.map(([key, of]) => [key, [...of.keys()]])),
    'rhombus-claimKeyToLicenseMapV2': Object.fromEntries(
      keys.map(([key, of]) => [key, Object.fromEntries(of)]),
    ),
  }
}

const rmasOf = ({ rmaIds }: Details) => {
  const ids = rmaIds?.map((id) => toRuuid(id as Id<'rma'>)) ?? []
  return { 'rhombus-rmaUuid': ids[0], 'rhombus-rmaUuids': ids.length === 0 ? null : ids }
}

const aitFields = ({ shippedAt, details }: Shipment) => ({
  'ait-aitTrackingNumber': details.trackingNumber,
  'ait-carrierTrackingNumber': details.carrierTrackingNumber,
  'ait-depositorOrderNumber': details.depositorOrderNumber,
  'ait-destinationAddress': details.destinationAddress,
  'ait-isIngramDistributorShipment': details.fromDistributor,
  'ait-shipmentDate': shippedAt?.toISOString(),
  'ait-shippedItems': itemsOf(details),
})

const vendorFields = ({ details }: Shipment) => ({
  'rhombus-customerName': details.customerName,
  'rhombus-customerEmails': details.customerEmails,
  'rhombus-additionalEmails': details.additionalEmails,
  'rhombus-purchaseOrderNumber': details.poNumber,
  'rhombus-chosenCarrierName': details.carrierName,
  'rhombus-rmaReturnTrackingNumber': details.rmaReturnTrackingNumber,
  'rhombus-salesForceOpportunityId': details.opportunityId,
  'rhombus-zendeskTicketNumber': details.ticketNumber,
  ...rmasOf(details),
  ...licenceMapsOf(details),
})

/** `CustomerShipmentType`. */
export const presentShipment = (shipment: Shipment, ownOrgId: OrgId): WireShipment => {
  const { id, orgId, state, stateUpdatedAt, details } = shipment
  return {
    uuid: toRuuid(id),
    shipmentState: state,
    'rhombus-orgUuid': toRuuid(orgId),
    'rhombus-partnerOrgUuid': toRuuid(ownOrgId),
    ...onlyGiven({
      shipmentCategory: details.category,
      shipmentEmailState: details.emailState,
      lastStateUpdateSec: stateUpdatedAt && Math.floor(stateUpdatedAt.getTime() / 1000),
      interchangeControlNumber: details.interchangeControlNumber,
      ...aitFields(shipment),
      ...vendorFields(shipment),
    }),
  }
}
