import { bigint, boolean, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { AgentId, OrgId, PartnerId, ProjectId, RequestId, RuleId, SecretId } from '../../kernel/ids.ts'
import { moment } from './columns.ts'

const TIERS = ['partner', 'organization', 'project'] as const

export const gatewayRequests = pgTable(
  'gateway_requests',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<RequestId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    projectId: uuid('project_id').$type<ProjectId>().notNull(),
    agentId: uuid('agent_id').$type<AgentId>().notNull(),
    at: moment('at').notNull(),
    method: text('method').notNull(),
    scheme: text('scheme').notNull(),
    host: text('host').notNull(),
    port: integer('port').notNull(),
    outcome: text('outcome').notNull(),
    status: integer('status'),
    tier: text('tier', { enum: TIERS }),
    secretIds: uuid('secret_ids').$type<SecretId>().array().notNull().default([]),
    ruleId: uuid('rule_id').$type<RuleId>(),
    requestBytes: bigint('request_bytes', { mode: 'number' }).notNull(),
    responseBytes: bigint('response_bytes', { mode: 'number' }).notNull(),
    durationMs: integer('duration_ms').notNull(),
    provider: text('provider'),
    model: text('model'),
    inputTokens: bigint('input_tokens', { mode: 'number' }).notNull().default(0),
    outputTokens: bigint('output_tokens', { mode: 'number' }).notNull().default(0),
    nanoDollars: bigint('nano_dollars', { mode: 'bigint' }).notNull().default(0n),
    estimated: boolean('estimated').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)
