import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { AgentId, OrgId, PartnerId, ProjectId, RuleId } from '../../kernel/ids.ts'
import { moment } from './columns.ts'

export const RULE_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export const RULE_ACTIONS = ['block', 'rate_limit', 'manual_approval', 'allow'] as const
export const RATE_LIMIT_WINDOWS = ['minute', 'hour', 'day'] as const

/** What must be found in a request for its rule to apply. */
export interface RuleCondition {
  readonly target: 'body'
  readonly operator: 'contains'
  readonly value: string
  readonly key?: string
}

export const rules = pgTable(
  'rules',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<RuleId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    projectId: uuid('project_id').$type<ProjectId>(),
    agentId: uuid('agent_id').$type<AgentId>(),
    name: text('name').notNull(),
    hostPattern: text('host_pattern').notNull(),
    pathPattern: text('path_pattern'),
    method: text('method', { enum: RULE_METHODS }),
    action: text('action', { enum: RULE_ACTIONS }).notNull(),
    enabled: boolean('enabled').notNull(),
    rateLimit: integer('rate_limit'),
    rateLimitWindow: text('rate_limit_window', { enum: RATE_LIMIT_WINDOWS }),
    conditions: jsonb('conditions').$type<readonly RuleCondition[]>().notNull().default([]),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)
