import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Id, OrgId, PartnerId, RequestId } from '../../kernel/ids.ts'
import { bytes, moment, transactionId } from './columns.ts'

export const events = pgTable(
  'events',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<Id<'event'>>().notNull(),
    orgId: uuid('org_id').$type<OrgId>(),
    type: text('type').notNull(),
    subject: uuid('subject').$type<Id<string>>().notNull(),
    actor: jsonb('actor').$type<Readonly<Record<string, string>>>().notNull(),
    data: jsonb('data').$type<Readonly<Record<string, unknown>>>().notNull(),
    requestId: uuid('request_id').$type<RequestId>().notNull(),
    address: text('address').notNull(),
    at: moment('at').notNull(),
    /** The transaction that wrote it; null for what is older than the stream of changes. */
    writtenBy: transactionId('written_by').default(sql`pg_current_xact_id()`),
    /** The oldest transaction that was under way at that moment: all before it were over. */
    afterAll: transactionId('after_all').default(sql`pg_snapshot_xmin(pg_current_snapshot())`),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)

export const actingReads = pgTable(
  'acting_reads',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    actor: text('actor').notNull(),
    operation: text('operation').notNull(),
    minute: timestamp('minute', { withTimezone: true, precision: 0 }).notNull(),
    reads: integer('reads').notNull(),
    id: uuid('id').$type<Id<'acting_reads'>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.orgId, t.minute, t.actor, t.operation] })],
)

export const idempotencyResults = pgTable('idempotency_results', {
  scopeHash: bytes('scope_hash').primaryKey(),
  partnerId: uuid('partner_id').$type<PartnerId>(),
  orgId: uuid('org_id').$type<OrgId>(),
  requestHash: bytes('request_hash').notNull(),
  sealed: bytes('sealed').notNull(),
  createdAt: moment('created_at').notNull(),
})

export const mails = pgTable(
  'mails',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    id: uuid('id').$type<Id<'mail'>>().notNull(),
    orgId: uuid('org_id').$type<OrgId>(),
    template: text('template').notNull(),
    sealed: bytes('sealed').notNull(),
    sentAt: moment('sent_at'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    nextAttemptAt: moment('next_attempt_at').notNull(),
    failedAt: moment('failed_at'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.id] })],
)
