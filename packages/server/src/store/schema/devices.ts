import {
  boolean,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { DeviceId, HardwareId, Id, LocationId, OrgId, PartnerId } from '../../kernel/ids.ts'
import { bytes, moment } from './columns.ts'

export const hardware = pgTable(
  'hardware',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<HardwareId>().notNull(),
    serialNumber: text('serial_number').notNull(),
    deviceType: text('device_type').notNull(),
    model: text('model').notNull(),
    macAddress: text('mac_address'),
    activationHash: bytes('activation_hash').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

export const devices = pgTable(
  'devices',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<DeviceId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    locationId: uuid('location_id').$type<LocationId>(),
    hardwareId: uuid('hardware_id').$type<HardwareId>(),
    type: text('type').notNull(),
    name: text('name').notNull(),
    serialNumber: text('serial_number').notNull(),
    hardwareVariation: text('hardware_variation').notNull(),
    firmwareVersion: text('firmware_version'),
    pending: boolean('pending').notNull().default(false),
    connected: boolean('connected').notNull().default(false),
    operational: boolean('operational').notNull().default(false),
    removedAt: moment('removed_at'),
    lastSeenAt: moment('last_seen_at'),
    sealed: bytes('sealed'),
    forceLowBandwidth: boolean('force_low_bandwidth'),
    inactivityTimeout: integer('inactivity_timeout'),
    config: jsonb('config').$type<DeviceConfig>().notNull().default({}),
    description: text('description'),
    floorNumber: integer('floor_number'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    directionRadians: doublePrecision('direction_radians'),
    policyId: uuid('policy_id').$type<Id<'policy'>>(),
    customData: text('custom_data'),
    partNames: jsonb('part_names').$type<Readonly<Record<string, string>>>().notNull().default({}),
    putAway: boolean('put_away').notNull().default(false),
    configChangedAt: moment('config_changed_at'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

/** What a device is to do. */
export const deviceCommands = pgTable(
  'device_commands',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<Id<'device_command'>>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    deviceId: uuid('device_id').$type<DeviceId>().notNull(),
    kind: text('kind').notNull(),
    data: jsonb('data').$type<Readonly<Record<string, unknown>>>().notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    deliveredAt: moment('delivered_at'),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

/** What a device is set to, in the device's own words. */
export type DeviceConfig = Readonly<Record<string, unknown>>
