import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { DeviceId, HardwareId, LocationId, OrgId, PartnerId } from '../../kernel/ids.ts'
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
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

/** What a device is set to, in the device's own words. */
export type DeviceConfig = Readonly<Record<string, unknown>>
