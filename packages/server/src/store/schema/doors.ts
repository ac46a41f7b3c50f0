import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type {
  AccessGroupId,
  DeviceId,
  DoorId,
  Id,
  LocationId,
  LockdownPlanId,
  OrgId,
  PartnerId,
} from '../../kernel/ids.ts'
import { moment } from './columns.ts'

export const doors = pgTable(
  'doors',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<DoorId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    deviceId: uuid('device_id').$type<DeviceId>().notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    lockable: boolean('lockable').notNull(),
    unlockSeconds: integer('unlock_seconds'),
    ajarSeconds: integer('ajar_seconds'),
    removedAt: moment('removed_at'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

export const DOOR_LOCKDOWN_STATES = ['locked_down', 'access_controlled', 'unlocked'] as const
export type DoorLockdownState = (typeof DOOR_LOCKDOWN_STATES)[number]

/** People and groups of people. */
export interface Somebody {
  readonly membershipIds: readonly Id<'membership'>[]
  readonly groupIds: readonly AccessGroupId[]
}
/** Who is told, and what. */
export interface LockdownCall extends Somebody {
  readonly message?: string
}

/** What a lockdown plan says besides its name. */
export interface LockdownDetails {
  readonly description?: string
  /** What the doors do that the plan does not name. */
  readonly defaultState: DoorLockdownState
  readonly doorStates: Readonly<Record<string, DoorLockdownState>>
  /** Who goes on being let in where a door is locked down, if a grant lets them in. */
  readonly admitted?: Somebody
  readonly activation?: LockdownCall
  readonly deactivation?: LockdownCall
  /** What an exercise would do. Kept as given: every activation is a real one. */
  readonly test?: { readonly doors?: boolean; readonly people?: boolean }
}

export const lockdownPlans = pgTable(
  'lockdown_plans',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<LockdownPlanId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    locationId: uuid('location_id').$type<LocationId>().notNull(),
    name: text('name').notNull(),
    details: jsonb('details').$type<LockdownDetails>().notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

export const lockdowns = pgTable(
  'lockdowns',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    locationId: uuid('location_id').$type<LocationId>().notNull(),
    planIds: uuid('plan_ids').array().$type<LockdownPlanId[]>().notNull(),
    changedAt: moment('changed_at').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.locationId] })],
)

export const monitorings = pgTable(
  'monitorings',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    locationId: uuid('location_id').$type<LocationId>().notNull(),
    enabled: boolean('enabled').notNull(),
    enabledAt: moment('enabled_at'),
    disabledAt: moment('disabled_at'),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.locationId] })],
)
