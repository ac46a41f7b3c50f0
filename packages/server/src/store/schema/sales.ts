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
interface ShippedItem {
  readonly partNumber: string | null
  readonly quantity: number | null
  readonly serialNumber: string | null
}

/** Licences that a shipment brings under one claim key; RFC 3339. */
interface ShippedLicence {
  readonly claimKey: string
  readonly licence: string
  readonly contractStart: string | null
  readonly contractEnd: string | null
}

/** What a shipment says besides; as loaded, and only what it says. */
interface ShipmentDetails {
  readonly category?: string
  readonly emailState?: string
  readonly interchangeControlNumber?: string
  readonly trackingNumber?: string
  readonly carrierTrackingNumber?: string
  readonly carrierName?: string
  readonly depositorOrderNumber?: string
  readonly destinationAddress?: string
  readonly fromDistributor?: boolean
  readonly customerName?: string
  readonly customerEmails?: string
  readonly additionalEmails?: string
  readonly poNumber?: string
  readonly rmaIds?: readonly string[]
  readonly rmaReturnTrackingNumber?: string
  readonly opportunityId?: string
  readonly ticketNumber?: string
  readonly items?: readonly ShippedItem[]
  readonly licences?: readonly ShippedLicence[]
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
