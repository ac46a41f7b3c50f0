import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Id } from '../../kernel/ids.ts'
import { bytes, moment } from './columns.ts'

export const gatewayAuthorities = pgTable('gateway_authorities', {
  id: uuid('id').$type<Id<'gateway_authority'>>().primaryKey(),
  certificate: text('certificate').notNull(),
  sealed: bytes('sealed').notNull(),
  createdAt: moment('created_at').notNull(),
})
