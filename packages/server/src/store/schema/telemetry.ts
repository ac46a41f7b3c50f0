import {
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type {
  AccessGrantId,
  BadgeId,
  DeviceId,
  DoorId,
  Id,
  LocationId,
  LockdownPlanId,
  OccurrenceId,
  OrgId,
  PartnerId,
} from '../../kernel/ids.ts'
import { moment } from './columns.ts'
import type { DoorLockdownState } from './doors.ts'

const place = {
  partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
  orgId: uuid('org_id').$type<OrgId>().notNull(),
  deviceId: uuid('device_id').$type<DeviceId>().notNull(),
}
const locationId = uuid('location_id').$type<LocationId>()
/** The beginning of an hour or of a quarter of one. */
const beginning = (name: string) => timestamp(name, { withTimezone: true, precision: 0 })

/** A value, and when it was read in milliseconds since 1970. */
export type StoredReading = readonly [value: unknown, atMs: number]

export const latestReadings = pgTable(
  'latest_readings',
  { ...place, readings: jsonb('readings').$type<Readonly<Record<string, StoredReading>>>().notNull() },
  (t) => [primaryKey({ columns: [t.partnerId, t.deviceId] })],
)

export const readings = pgTable(
  'readings',
  {
    ...place,
    locationId,
    readings: jsonb('readings').$type<Readonly<Record<string, unknown>>>().notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.deviceId, t.at] })],
)

export const hourlyReadings = pgTable(
  'hourly_readings',
  {
    ...place,
    name: text('name').notNull(),
    hour: beginning('hour').notNull(),
    count: integer('count').notNull(),
    total: doublePrecision('total').notNull(),
    lowest: doublePrecision('lowest').notNull(),
    highest: doublePrecision('highest').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.deviceId, t.name, t.hour] })],
)

/** Whether somebody who has shown a badge is let through a door, and by what. */
export interface AccessDecision {
  /** Whether the badge is one that counts. */
  readonly authentication: 'accepted' | 'rejected'
  /** `disabled` where the badge was taken away, `not_asked` where nobody knows it or there is no door. */
  readonly authorization: 'allowed' | 'denied' | 'disabled' | 'not_asked'
  readonly badgeId?: BadgeId
  readonly grantId?: AccessGrantId
  /** What a lockdown made of the door, and the plan by which it did. */
  readonly lockdown?: DoorLockdownState
  readonly planId?: LockdownPlanId
  /** There where it was told too late to be acted upon, and so is what is known of that time. */
  readonly late?: true
}

export const occurrences = pgTable(
  'occurrences',
  {
    ...place,
    id: uuid('id').$type<OccurrenceId>().notNull(),
    locationId,
    kind: text('kind').notNull(),
    data: jsonb('data').$type<Readonly<Record<string, unknown>>>().notNull(),
    at: moment('at').notNull(),
    doorId: uuid('door_id').$type<DoorId>(),
    membershipId: uuid('membership_id').$type<Id<'membership'>>(),
    decision: jsonb('decision').$type<AccessDecision>(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

export const occurrenceCounts = pgTable('occurrence_counts', {
  ...place,
  locationId,
  kind: text('kind').notNull(),
  activity: text('activity').notNull(),
  quarter: beginning('quarter').notNull(),
  count: integer('count').notNull(),
})
