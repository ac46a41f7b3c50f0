import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { OrgId, PartnerId } from '../../kernel/ids.ts'
import { moment } from './columns.ts'

export const partners = pgTable('partners', {
  id: uuid('id').$type<PartnerId>().primaryKey(),
  name: text('name').notNull(),
  ownerEmail: text('owner_email').notNull(),
  active: boolean('active').notNull().default(true),
  ownOrgId: uuid('own_org_id').$type<OrgId>().notNull(),
  ipAllowList: text('ip_allow_list').array().notNull().default([]),
  rateLimitPerMinute: integer('rate_limit_per_minute'),
  defaultAiInstructions: text('default_ai_instructions'),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
})
