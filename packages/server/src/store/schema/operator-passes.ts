import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Id } from '../../kernel/ids.ts'
import { bytes, moment } from './columns.ts'

export const operatorPasses = pgTable('operator_passes', {
  id: uuid('id').$type<Id<'operator_pass'>>().primaryKey(),
  kind: text('kind', { enum: ['link', 'session'] }).notNull(),
  tokenHash: bytes('token_hash').notNull(),
  expiresAt: moment('expires_at').notNull(),
  createdAt: moment('created_at').notNull(),
})
