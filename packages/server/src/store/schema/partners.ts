import { sql } from 'drizzle-orm'
import { boolean, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { OrgId, PartnerId } from '../../kernel/ids.ts'
import { moment } from './columns.ts'

/** How a partner presents itself to its customers; what is left out it has not said. */
export interface Branding {
  readonly displayName?: string
  readonly logoUrl?: string
  readonly color?: string
  readonly supportUrl?: string
  readonly supportEmail?: string
}

export const partners = pgTable('partners', {
  id: uuid('id').$type<PartnerId>().primaryKey(),
  name: text('name').notNull(),
  ownerEmail: text('owner_email').notNull(),
  active: boolean('active').notNull().default(true),
  ownOrgId: uuid('own_org_id').$type<OrgId>().notNull(),
  ipAllowList: text('ip_allow_list').array().notNull().default([]),
  rateLimitPerMinute: integer('rate_limit_per_minute'),
  defaultAiInstructions: text('default_ai_instructions'),
  defaultPartnerAccessAllowed: boolean('default_partner_access_allowed').notNull().default(true),
  defaultPartnerAccessDays: integer('default_partner_access_days'),
  gatewayStoppedAt: moment('gateway_stopped_at'),
  branding: jsonb('branding').$type<Branding>().notNull().default({}),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
})

/** What a partner calls itself towards its customers: the name of its branding, else its own. */
export const shownPartnerName = sql<string>`coalesce(${partners.branding} ->> 'displayName', ${partners.name})`
