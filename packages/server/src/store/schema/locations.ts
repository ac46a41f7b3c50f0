import { doublePrecision, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { LocationId, OrgId, PartnerId, PolicyId } from '../../kernel/ids.ts'
import { moment } from './columns.ts'

export const locations = pgTable(
  'locations',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<LocationId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    parentId: uuid('parent_id').$type<LocationId>(),
    name: text('name').notNull(),
    address1: text('address1'),
    address2: text('address2'),
    postalCode: text('postal_code'),
    countryCode: text('country_code'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    timeZone: text('time_zone'),
    policyId: uuid('policy_id').$type<PolicyId>(),
    labels: text('labels').array().notNull().default([]),
    floorPlans: jsonb('floor_plans')
      .$type<readonly Readonly<Record<string, unknown>>[]>()
      .notNull()
      .default([]),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)
