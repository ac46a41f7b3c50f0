import { boolean, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { AgentId, OrgId, PartnerId, ProjectId } from '../../kernel/ids.ts'
import { moment } from './columns.ts'

const SECRET_MODES = ['all', 'selective'] as const

export const projects = pgTable(
  'projects',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<ProjectId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    name: text('name').notNull(),
    slug: text('slug').notNull(),
    isDefault: boolean('is_default').notNull().default(false),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

export const agents = pgTable(
  'agents',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<AgentId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    projectId: uuid('project_id').$type<ProjectId>().notNull(),
    name: text('name').notNull(),
    identifier: text('identifier').notNull(),
    isDefault: boolean('is_default').notNull().default(false),
    secretMode: text('secret_mode', { enum: SECRET_MODES }).notNull().default('all'),
    gatewayStoppedAt: moment('gateway_stopped_at'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)
