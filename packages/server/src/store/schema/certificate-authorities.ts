import { pgTable, text } from 'drizzle-orm/pg-core'
import { bytes, moment } from './columns.ts'

export const certificateAuthorities = pgTable('certificate_authorities', {
  purpose: text('purpose', { enum: ['clients', 'server'] }).primaryKey(),
  certificate: text('certificate').notNull(),
  sealed: bytes('sealed').notNull(),
  createdAt: moment('created_at').notNull(),
})
