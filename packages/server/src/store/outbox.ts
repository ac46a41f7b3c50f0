import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import { mails } from './schema/events.ts'
import type { Store, UpkeepTx } from './store.ts'

type MailRow = typeof mails.$inferSelect

// Mails of all tenants are sent by one job, which knows no tenant: it runs in the connection's own role.

const isUnsent = and(isNull(mails.sentAt), isNull(mails.failedAt))

const dueMails = (tx: UpkeepTx, now: Date, limit: number) =>
  tx
    .select({ partnerId: mails.partnerId, id: mails.id })
    .from(mails)
    .where(and(isUnsent, lte(mails.nextAttemptAt, now)))
    .orderBy(asc(mails.nextAttemptAt))
    .limit(limit)
    .for('update', { skipLocked: true })

/** Takes mails that are due, oldest first; until `leasedUntil` nobody else is given them. Each take is an attempt. */
export const leaseMails = (
  store: Store,
  { now, leasedUntil, limit }: { readonly now: Date; readonly leasedUntil: Date; readonly limit: number },
): Promise<readonly MailRow[]> =>
  store.asOwner(async (tx) => {
    const due = await dueMails(tx, now, limit)
    if (due.length === 0) return []
    return tx
      .update(mails)
      .set({ nextAttemptAt: leasedUntil, attempts: sql`${mails.attempts} + 1` })
      .where(
        and(
          inArray(mails.partnerId, [...new Set(due.map(({ partnerId }) => partnerId))]),
          inArray(
            mails.id,
            due.map(({ id }) => id),
          ),
        ),
      )
      .returning()
  })

/** Writes what came of an attempt, unless the lease ran out and somebody else has taken the mail since. */
export const settleMail = (
  store: Store,
  { partnerId, id, attempts }: Pick<MailRow, 'partnerId' | 'id' | 'attempts'>,
  outcome: Partial<Pick<MailRow, 'sentAt' | 'failedAt' | 'lastError' | 'nextAttemptAt'>>,
): Promise<void> =>
  store.asOwner(
    async (tx) =>
      void (await tx
        .update(mails)
        .set(outcome)
        .where(
          and(eq(mails.partnerId, partnerId), eq(mails.id, id), eq(mails.attempts, attempts), isUnsent),
        )),
  )
