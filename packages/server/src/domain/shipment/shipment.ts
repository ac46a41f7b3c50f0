import type { Id, OrgId } from '../../kernel/ids.ts'
import type { shipments } from '../../store/schema/sales.ts'
import {
  flag,
  line,
  lines,
  listOf,
  moment,
  momentText,
  objectsOf,
  oneOf,
  optional,
  type RowOf,
  uuid,
  whole,
} from '../import/column.ts'

// The words of the protocol (wire facts, section 6, "Enums").
export const SHIPMENT_STATES = [
  ...(['CREATED', 'SHIPPED', 'DELIVERED', 'RETURN_REGISTERED', 'RETURN_SENT'] as const),
  ...(['RETURN_DELIVERED', 'COMPLETE', 'UNKNOWN'] as const),
] as const
export const SHIPMENT_CATEGORIES = ['RMA', 'PURCHASE_ORDER', 'TRIAL', 'UNKNOWN'] as const
export const SHIPMENT_EMAIL_STATES = [
  ...(['SHIPPING_CONFIRMATION_SUCCESS', 'SHIPPING_CONFIRMATION_FAILURE'] as const),
  ...(['SHIPPING_SHIPPED_SUCCESS', 'SHIPPING_SHIPPED_FAILURE', 'UNKNOWN'] as const),
] as const

const ITEM_COLUMNS = {
  partNumber: optional(line(255)),
  quantity: optional(whole(0, 1_000_000)),
  serialNumber: optional(line(255)),
}
const SHIPPED_LICENCE_COLUMNS = {
  claimKey: line(255),
  licence: line(255),
  contractStart: optional(momentText),
  contractEnd: optional(momentText),
}
const ITEMS_MAX = 1_000

/** What a shipment is found by. */
export const SHIPMENT_COLUMNS = {
  number: line(255),
  orgId: uuid<OrgId>(),
  state: oneOf(SHIPMENT_STATES),
  stateUpdatedAt: optional(moment),
  shippedAt: optional(moment),
}
/** What it says besides. */
export const SHIPMENT_DETAIL_COLUMNS = {
  category: optional(oneOf(SHIPMENT_CATEGORIES)),
  emailState: optional(oneOf(SHIPMENT_EMAIL_STATES)),
  interchangeControlNumber: optional(line(255)),
  trackingNumber: optional(line(255)),
  carrierTrackingNumber: optional(line(255)),
  carrierName: optional(line(255)),
  depositorOrderNumber: optional(line(255)),
  destinationAddress: optional(lines(2_000)),
  fromDistributor: optional(flag),
  customerName: optional(line(255)),
  customerEmails: optional(line(2_000)),
  additionalEmails: optional(line(2_000)),
  poNumber: optional(line(255)),
  rmaIds: optional(listOf(uuid<Id<'rma'>>(), 100)),
  rmaReturnTrackingNumber: optional(line(255)),
  opportunityId: optional(line(255)),
  ticketNumber: optional(line(255)),
  items: optional(objectsOf(ITEM_COLUMNS, ITEMS_MAX)),
  licences: optional(objectsOf(SHIPPED_LICENCE_COLUMNS, ITEMS_MAX)),
}
export const SHIPMENT_ROW_COLUMNS = { ...SHIPMENT_COLUMNS, ...SHIPMENT_DETAIL_COLUMNS }
export type ShipmentRow = RowOf<typeof SHIPMENT_ROW_COLUMNS>

export type Shipment = typeof shipments.$inferSelect
