import { jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Id, OrgId, PartnerId } from '../../kernel/ids.ts'
import { moment } from './columns.ts'

export const claimKeys = pgTable(
  'claim_keys',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<Id<'claim_key'>>().notNull(),
    externalId: text('external_id').notNull(),
    accountAdminId: text('account_admin_id'),
    accountName: text('account_name'),
    poNumber: text('po_number'),
    contractStart: moment('contract_start'),
    contractEnd: moment('contract_end'),
    issuedAt: moment('issued_at'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

/** One thing in a shipment. */
export interface ShippedItem {
  readonly partNumber: string | null
  readonly quantity: number | null
  readonly serialNumber: string | null
}

/** Licences that a shipment brings under one claim key; RFC 3339. */
export interface ShippedLicence {
  readonly claimKey: string
  readonly licence: string
  readonly contractStart: string | null
  readonly contractEnd: string | null
}

/** What a shipment says besides; as loaded. */
export interface ShipmentDetails {
  readonly category: string | null
  readonly emailState: string | null
  readonly interchangeControlNumber: string | null
  readonly trackingNumber: string | null
  readonly carrierTrackingNumber: string | null
  readonly carrierName: string | null
  readonly depositorOrderNumber: string | null
  readonly destinationAddress: string | null
  readonly fromDistributor: boolean | null
  readonly customerName: string | null
  readonly customerEmails: string | null
  readonly additionalEmails: string | null
  readonly poNumber: string | null
  readonly rmaIds: readonly string[] | null
  readonly rmaReturnTrackingNumber: string | null
  readonly opportunityId: string | null
  readonly ticketNumber: string | null
  readonly items: readonly ShippedItem[] | null
  readonly licences: readonly ShippedLicence[] | null
}

export const shipments = pgTable(
  'shipments',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<Id<'shipment'>>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    number: text('number').notNull(),
    state: text('state').notNull(),
    stateUpdatedAt: moment('state_updated_at'),
    shippedAt: moment('shipped_at'),
    details: jsonb('details').$type<ShipmentDetails>().notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

export const deals = pgTable(
  'deals',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<Id<'deal'>>().notNull(),
    details: jsonb('details').$type<Readonly<Record<string, string>>>().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)
