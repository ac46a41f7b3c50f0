import { sql } from 'drizzle-orm'
import { boolean, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Id, OrgId, PartnerId } from '../../kernel/ids.ts'
import { bytes, moment } from './columns.ts'

const POLICY_MODES = ['allow', 'deny'] as const
const ORG_STATUSES = ['unclaimed', 'claimed', 'detached'] as const

export const orgs = pgTable(
  'orgs',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<OrgId>().notNull(),
    isOwn: boolean('is_own').notNull().default(false),
    name: text('name').notNull(),
    slug: text('slug').notNull(),
    status: text('status', { enum: ORG_STATUSES }).notNull().default('unclaimed'),
    externalId: text('external_id'),
    website: text('website'),
    language: text('language').notNull().default('en'),
    aiInstructions: text('ai_instructions'),
    widgetToken: text('widget_token'),
    contactName: text('contact_name'),
    contactEmail: text('contact_email'),
    claimedAt: moment('claimed_at'),
    claimedByEmail: text('claimed_by_email'),
    partnerAccessAllowed: boolean('partner_access_allowed').notNull().default(true),
    partnerAccessUntil: moment('partner_access_until'),
    suspendedAt: moment('suspended_at'),
    operatorSuspendedAt: moment('operator_suspended_at'),
    policyMode: text('policy_mode', { enum: POLICY_MODES }).notNull().default('allow'),
    gatewayStoppedAt: moment('gateway_stopped_at'),
    forceLowBandwidth: boolean('force_low_bandwidth'),
    inactivityTimeout: integer('inactivity_timeout'),
    licenceMails: boolean('licence_mails').notNull().default(false),
    createdAt: moment('created_at').notNull(),
    sortName: text('sort_name').notNull().generatedAlwaysAs(sql`lower(name)`),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

/** What decides whether an organization is held, and whether its customer lets the partner in. */
export const holdColumns = {
  status: orgs.status,
  suspendedAt: orgs.suspendedAt,
  operatorSuspendedAt: orgs.operatorSuspendedAt,
  partnerAccessAllowed: orgs.partnerAccessAllowed,
  partnerAccessUntil: orgs.partnerAccessUntil,
}
export type OrgHolds = Pick<typeof orgs.$inferSelect, keyof typeof holdColumns>

export const orgCounts = pgTable(
  'org_counts',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    slot: uuid('slot').notNull(),
    orgs: integer('orgs').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.slot] })],
)

export const orgConnections = pgTable(
  'org_connections',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<Id<'connection'>>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    provider: text('provider').notNull(),
    name: text('name').notNull(),
    sealed: bytes('sealed').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)
