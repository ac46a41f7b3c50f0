import { bigint, boolean, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { AgentId, Id, OrgId, PartnerId, ProjectId, RequestId } from '../../kernel/ids.ts'
import { moment } from './columns.ts'

const SECRET_TIERS = ['partner', 'organization', 'project'] as const

export const usage = pgTable(
  'usage',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<Id<'usage'>>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    projectId: uuid('project_id').$type<ProjectId>().notNull(),
    agentId: uuid('agent_id').$type<AgentId>().notNull(),
    secretId: uuid('secret_id').$type<Id<'secret'>>(),
    tier: text('tier', { enum: SECRET_TIERS }).notNull(),
    provider: text('provider').notNull(),
    model: text('model').notNull(),
    inputTokens: bigint('input_tokens', { mode: 'number' }).notNull(),
    outputTokens: bigint('output_tokens', { mode: 'number' }).notNull(),
    nanoDollars: bigint('nano_dollars', { mode: 'bigint' }).notNull(),
    estimated: boolean('estimated').notNull(),
    requestId: uuid('request_id').$type<RequestId>().notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)
