import { boolean, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { OrgId, PartnerId, ProjectId, TeamProvisionId, UserId } from '../../kernel/ids.ts'
import { bytes, moment } from './columns.ts'

const PROVISION_ROLES = ['admin', 'member'] as const

export const teamProvisions = pgTable(
  'team_provisions',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<TeamProvisionId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    projectId: uuid('project_id').$type<ProjectId>().notNull(),
    userId: uuid('user_id').$type<UserId>().notNull(),
    madeBy: uuid('made_by').$type<UserId>(),
    role: text('role', { enum: PROVISION_ROLES }).notNull(),
    skipOnboarding: boolean('skip_onboarding').notNull(),
    tokenHash: bytes('token_hash').notNull(),
    sealed: bytes('sealed').notNull(),
    fromPartner: boolean('from_partner').notNull().default(false),
    expiresAt: moment('expires_at').notNull(),
    claimedAt: moment('claimed_at'),
    claimedBy: uuid('claimed_by').$type<UserId>(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)
