import { pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import type { OccurrenceId, OrgId, PartnerId } from '../../kernel/ids.ts'
import { moment } from './columns.ts'

export const alertDismissals = pgTable(
  'alert_dismissals',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    alertId: uuid('alert_id').$type<OccurrenceId>().notNull(),
    dismissedAt: moment('dismissed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.alertId] })],
)
