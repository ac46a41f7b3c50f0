import { boolean, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type {
  AgentId,
  CredentialId,
  DeviceId,
  Id,
  OAuthGrantId,
  OrgId,
  PartnerId,
  ProjectId,
  UserId,
} from '../../kernel/ids.ts'
import { bytes, moment } from './columns.ts'

const CREDENTIAL_KINDS = [
  ...(['partner_key', 'org_key', 'project_key', 'agent_token', 'device_token'] as const),
  'oauth_token',
] as const
const KEY_FORMATS = ['opaque', 'jwt'] as const

export const credentials = pgTable(
  'credentials',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<CredentialId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>(),
    projectId: uuid('project_id').$type<ProjectId>(),
    agentId: uuid('agent_id').$type<AgentId>(),
    deviceId: uuid('device_id').$type<DeviceId>(),
    oauthGrantId: uuid('oauth_grant_id').$type<OAuthGrantId>(),
    kind: text('kind', { enum: CREDENTIAL_KINDS }).notNull(),
    format: text('format', { enum: KEY_FORMATS }).notNull().default('opaque'),
    name: text('name').notNull(),
    hint: text('hint').notNull(),
    tokenHash: bytes('token_hash').notNull(),
    sealed: bytes('sealed'),
    scopes: text('scopes').array().notNull(),
    expiresAt: moment('expires_at'),
    revokedAt: moment('revoked_at'),
    replacedAt: moment('replaced_at'),
    certificate: text('certificate'),
    certificateFingerprint: text('certificate_fingerprint'),
    userId: uuid('user_id').$type<UserId>(),
    seenByPartner: boolean('seen_by_partner').notNull().default(false),
    lastUsedAt: moment('last_used_at'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

export const claimLinks = pgTable(
  'claim_links',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<Id<'claim_link'>>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    tokenHash: bytes('token_hash').notNull(),
    sealed: bytes('sealed').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
    replacedAt: moment('replaced_at'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

export const signingKeys = pgTable('signing_keys', {
  kid: text('kid').primaryKey(),
  publicJwk: jsonb('public_jwk').$type<Readonly<Record<string, string>>>().notNull(),
  sealed: bytes('sealed').notNull(),
  createdAt: moment('created_at').notNull(),
})

export const installation = pgTable('installation', {
  name: text('name').primaryKey(),
  sealed: bytes('sealed').notNull(),
})
