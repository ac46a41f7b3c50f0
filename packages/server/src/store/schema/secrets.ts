import { bigint, boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { OrgId, PartnerId, ProjectId, SecretId } from '../../kernel/ids.ts'
import { bytes, moment } from './columns.ts'

const TIERS = ['partner', 'organization', 'project'] as const
const TYPES = ['anthropic', 'openai', 'generic'] as const
const AUTH_MODES = ['api-key', 'oauth'] as const
const PERIODS = ['monthly', 'total'] as const
const ENFORCEMENTS = ['soft', 'hard'] as const

export const secrets = pgTable(
  'secrets',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<SecretId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>(),
    projectId: uuid('project_id').$type<ProjectId>(),
    tier: text('tier', { enum: TIERS }).notNull(),
    name: text('name').notNull(),
    type: text('type', { enum: TYPES }).notNull(),
    hostPattern: text('host_pattern').notNull(),
    pathPattern: text('path_pattern'),
    injection: jsonb('injection').$type<Readonly<Record<string, string>>>(),
    sealed: bytes('sealed').notNull(),
    preview: text('preview').notNull(),
    authMode: text('auth_mode', { enum: AUTH_MODES }),
    enabled: boolean('enabled').notNull().default(true),
    onlyGranted: boolean('only_granted').notNull().default(false),
    allowHttp: boolean('allow_http').notNull().default(false),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

export const budgets = pgTable(
  'budgets',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    secretId: uuid('secret_id').$type<SecretId>().notNull(),
    limitCents: integer('limit_cents').notNull(),
    period: text('period', { enum: PERIODS }).notNull(),
    enforcement: text('enforcement', { enum: ENFORCEMENTS }).notNull().default('soft'),
    toldPercent: integer('told_percent').notNull().default(0),
    toldPeriod: moment('told_period'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.orgId, t.secretId] })],
)

export const spend = pgTable(
  'spend',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    secretId: uuid('secret_id').$type<SecretId>().notNull(),
    periodStart: moment('period_start').notNull(),
    nanoDollars: bigint('nano_dollars', { mode: 'bigint' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.orgId, t.secretId, t.periodStart] })],
)
