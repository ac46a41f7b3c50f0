import { desc, lt } from 'drizzle-orm'
import type { Id, OrgId, PartnerId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { mails } from '../../store/schema/events.ts'
import { operatorQuery } from '../query.ts'
import { type Mail, openMail } from './mail.ts'

export interface OutboxMail extends Mail {
  readonly id: Id<'mail'>
  readonly partnerId: PartnerId
  readonly orgId: OrgId | null
  readonly template: string
  readonly createdAt: Date
  readonly sentAt: Date | null
  readonly attempts: number
  /** The class of the last failure. */
  readonly lastError: string | null
  /** When it is tried next, while it is neither sent nor given up. */
  readonly nextAttemptAt: Date
  readonly failedAt: Date | null
}

/** Lists the mails the server wanted sent, newest first. They hold live links: the operator alone may read them. */
export const readOutbox = operatorQuery({
  name: 'mail.list',
  scope: 'mails:read',
  run: async (
    { tx, ctx },
    { before, limit }: { readonly before?: Id<'mail'>; readonly limit: number },
  ): Promise<Page<OutboxMail>> => {
    const rows = await tx
      .select()
      .from(mails)
      .where(before === undefined ? undefined : lt(mails.id, before))
      .orderBy(desc(mails.id))
      .limit(limit + 1)
    const opened = rows.map(({ sealed, ...row }) => ({
      ...row,
      ...openMail(ctx.domain.keyRing, sealed, { tenant: row.partnerId, row: `mails/${row.id}` }),
    }))
    return pageOf(opened, limit)
  },
})
