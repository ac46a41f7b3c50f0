import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { AlertRuleId, OrgId, PartnerId, PolicyId, ScheduleId } from '../../kernel/ids.ts'
import { moment } from './columns.ts'

/** A time of the week, in minutes since Monday 00:00; the last minute is no longer in it. */
export interface WeekInterval {
  readonly from: number
  readonly to: number
}

export const schedules = pgTable(
  'schedules',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<ScheduleId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    name: text('name').notNull(),
    intervals: jsonb('intervals').$type<readonly WeekInterval[]>().notNull(),
    oneTime: boolean('one_time').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

/** What is looked out for: an activity, and which of its occurrences. */
export interface Trigger {
  readonly activity: string
  readonly threshold?: number
  /** Labels of faces and of vehicles that are told of, and of those that are not. */
  readonly alertFaces?: readonly string[]
  readonly allowedFaces?: readonly string[]
  readonly alertUnknownFaces?: boolean
  readonly alertVehicles?: readonly string[]
  readonly allowedVehicles?: readonly string[]
  readonly alertUnknownVehicles?: boolean
}

/** What is looked out for while a schedule runs. */
export interface ScheduledTriggers {
  readonly scheduleId: ScheduleId
  readonly triggers: readonly Trigger[]
  /** After how many seconds an open door is left open. */
  readonly ajarSeconds?: number
}

const POLICY_KINDS = ['camera', 'door'] as const

export const policies = pgTable(
  'policies',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<PolicyId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    kind: text('kind', { enum: POLICY_KINDS }).notNull(),
    name: text('name').notNull(),
    description: text('description'),
    triggers: jsonb('triggers').$type<readonly Trigger[]>().notNull(),
    ajarSeconds: integer('ajar_seconds'),
    scheduled: jsonb('scheduled').$type<readonly ScheduledTriggers[]>().notNull(),
    scheduleIds: uuid('schedule_ids').array().$type<ScheduleId[]>().notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

const CONJUNCTIONS = ['and', 'or'] as const
type Json = Readonly<Record<string, unknown>>

export const alertRules = pgTable(
  'alert_rules',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<AlertRuleId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    enabled: boolean('enabled').notNull(),
    conjunction: text('conjunction', { enum: CONJUNCTIONS }).notNull(),
    triggers: jsonb('triggers').$type<readonly Json[]>().notNull(),
    action: jsonb('action').$type<Json>().notNull(),
    backoffSeconds: integer('backoff_seconds'),
    scheduleIds: uuid('schedule_ids').array().$type<ScheduleId[]>().notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)
