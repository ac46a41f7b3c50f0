import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { ClipId, DeviceId, Id, OrgId, PartnerId, SnapshotId, UserId } from '../../kernel/ids.ts'
import { largeBytes, moment } from './columns.ts'
import { IMAGE_TYPES } from './media.ts'
import { ORG_ROLES } from './people.ts'

export const clips = pgTable(
  'clips',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<ClipId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    title: text('title').notNull(),
    description: text('description').notNull(),
    startsAt: moment('starts_at').notNull(),
    durationSeconds: integer('duration_seconds').notNull(),
    deviceIds: uuid('device_ids').array().$type<DeviceId[]>().notNull(),
    byteCount: integer('byte_count').notNull(),
    visibility: text('visibility', { enum: ['organization', 'roles', 'private'] }).notNull(),
    allowedRoles: text('allowed_roles', { enum: ORG_ROLES }).array().notNull(),
    madeBy: text('made_by').notNull(),
    madeByUserId: uuid('made_by_user_id').$type<UserId>(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

export const clipFrames = pgTable(
  'clip_frames',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    clipId: uuid('clip_id').$type<ClipId>().notNull(),
    id: uuid('id').$type<SnapshotId>().notNull(),
    deviceId: uuid('device_id').$type<DeviceId>().notNull(),
    takenAt: moment('taken_at').notNull(),
    mediaType: text('media_type', { enum: IMAGE_TYPES }).notNull(),
    byteCount: integer('byte_count').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    content: largeBytes('content').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.clipId, t.id] })],
)

export const clipViewers = pgTable(
  'clip_viewers',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    clipId: uuid('clip_id').$type<ClipId>().notNull(),
    membershipId: uuid('membership_id').$type<Id<'membership'>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.clipId, t.membershipId] })],
)
