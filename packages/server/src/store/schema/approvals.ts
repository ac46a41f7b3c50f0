import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { AgentId, ApprovalId, OrgId, PartnerId, ProjectId } from '../../kernel/ids.ts'
import { bytes, moment } from './columns.ts'

const DECISIONS = ['approve', 'deny', 'expired'] as const

export const approvals = pgTable(
  'approvals',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<ApprovalId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    projectId: uuid('project_id').$type<ProjectId>().notNull(),
    agentId: uuid('agent_id').$type<AgentId>().notNull(),
    sealed: bytes('sealed').notNull(),
    decision: text('decision', { enum: DECISIONS }),
    expiresAt: moment('expires_at').notNull(),
    decidedAt: moment('decided_at'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)
