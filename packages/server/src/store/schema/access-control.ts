import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type {
  AccessGrantId,
  AccessGroupId,
  BadgeId,
  DoorId,
  Id,
  LocationId,
  OrgId,
  PartnerId,
  ScheduleId,
} from '../../kernel/ids.ts'
import { bytes, moment } from './columns.ts'

export const accessGroups = pgTable(
  'access_groups',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<AccessGroupId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    locationId: uuid('location_id').$type<LocationId>(),
    name: text('name').notNull(),
    description: text('description'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

export const accessGroupMembers = pgTable(
  'access_group_members',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    groupId: uuid('group_id').$type<AccessGroupId>().notNull(),
    membershipId: uuid('membership_id').$type<Id<'membership'>>().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.groupId, t.membershipId] })],
)

export const accessGrants = pgTable(
  'access_grants',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<AccessGrantId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    locationId: uuid('location_id').$type<LocationId>().notNull(),
    name: text('name').notNull(),
    scheduleId: uuid('schedule_id').$type<ScheduleId>(),
    doorIds: uuid('door_ids').array().$type<DoorId[]>().notNull(),
    membershipIds: uuid('membership_ids').array().$type<Id<'membership'>[]>().notNull(),
    groupIds: uuid('group_ids').array().$type<AccessGroupId[]>().notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

export const badgeKeys = pgTable(
  'badge_keys',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    sealed: bytes('sealed').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.orgId] })],
)

const BADGE_STATUSES = ['active', 'suspended', 'revoked'] as const

export const badges = pgTable(
  'badges',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<BadgeId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    membershipId: uuid('membership_id').$type<Id<'membership'>>().notNull(),
    valueHash: bytes('value_hash').notNull(),
    status: text('status', { enum: BADGE_STATUSES }).notNull(),
    note: text('note'),
    lastUsedAt: moment('last_used_at'),
    lastUsedDoorId: uuid('last_used_door_id').$type<DoorId>(),
    lastUsedLocationId: uuid('last_used_location_id').$type<LocationId>(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)
