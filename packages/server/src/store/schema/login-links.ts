import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { CredentialId, Id, OrgId, PartnerId, UserId } from '../../kernel/ids.ts'
import { bytes, moment } from './columns.ts'

const GRANTABLE_ROLES = ['admin', 'member', 'viewer'] as const

export const loginLinks = pgTable(
  'login_links',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<Id<'login_link'>>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role', { enum: GRANTABLE_ROLES }),
    tokenHash: bytes('token_hash').notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

export const confinedSessions = pgTable(
  'confined_sessions',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<CredentialId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    membershipId: uuid('membership_id').$type<Id<'membership'>>().notNull(),
    userId: uuid('user_id').$type<UserId>().notNull(),
    tokenHash: bytes('token_hash').notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)
