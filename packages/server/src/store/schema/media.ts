import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type {
  CredentialId,
  DeviceId,
  FederatedTokenId,
  OrgId,
  PartnerId,
  SnapshotId,
} from '../../kernel/ids.ts'
import { bytes, largeBytes, moment } from './columns.ts'

export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const

export const snapshots = pgTable(
  'snapshots',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<SnapshotId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    deviceId: uuid('device_id').$type<DeviceId>().notNull(),
    takenAt: moment('taken_at').notNull(),
    mediaType: text('media_type', { enum: IMAGE_TYPES }).notNull(),
    byteCount: integer('byte_count').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    content: largeBytes('content').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

export const federatedTokens = pgTable(
  'federated_tokens',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<FederatedTokenId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    credentialId: uuid('credential_id').$type<CredentialId>().notNull(),
    tokenHash: bytes('token_hash').notNull(),
    domain: text('domain'),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)
