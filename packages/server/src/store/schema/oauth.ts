import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Id, OAuthClientId, OAuthGrantId, OrgId, PartnerId, UserId } from '../../kernel/ids.ts'
import { bytes, moment } from './columns.ts'

const AUTH_METHODS = ['client_secret_basic', 'client_secret_post', 'none'] as const

export const oauthClients = pgTable('oauth_clients', {
  id: uuid('id').$type<OAuthClientId>().primaryKey(),
  name: text('name').notNull(),
  redirectUris: text('redirect_uris').array().notNull(),
  secretHash: bytes('secret_hash'),
  authMethod: text('auth_method', { enum: AUTH_METHODS }).notNull(),
  createdAt: moment('created_at').notNull(),
  usedAt: moment('used_at'),
})

export const oauthGrants = pgTable(
  'oauth_grants',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<OAuthGrantId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>(),
    clientId: uuid('client_id').$type<OAuthClientId>().notNull(),
    userId: uuid('user_id').$type<UserId>().notNull(),
    partnerMemberId: uuid('partner_member_id').$type<Id<'partner_member'>>(),
    membershipId: uuid('membership_id').$type<Id<'membership'>>(),
    redirectUri: text('redirect_uri').notNull(),
    codeChallenge: text('code_challenge').notNull(),
    codeHash: bytes('code_hash').notNull(),
    familyHash: bytes('family_hash'),
    refreshHash: bytes('refresh_hash'),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)
