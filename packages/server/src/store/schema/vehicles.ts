import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { OrgId, PartnerId, VehicleId } from '../../kernel/ids.ts'
import { moment } from './columns.ts'

export const vehicles = pgTable(
  'vehicles',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<VehicleId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    plate: text('plate').notNull(),
    name: text('name'),
    description: text('description'),
    labels: text('labels').array().notNull().default([]),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)
