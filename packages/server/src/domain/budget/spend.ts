import { and, eq, gte, sql } from 'drizzle-orm'
import type { OrgId, PartnerId, SecretId } from '../../kernel/ids.ts'
import { type budgets, spend } from '../../store/schema/secrets.ts'
import type { Tx } from '../../store/store.ts'

type Period = (typeof budgets.$inferSelect)['period']

/** One organization's use of one of its partner's secrets. */
interface Use {
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly secretId: SecretId
}

/** The first moment of a month, UTC: what a request costs is charged to the month in which it began. */
const startOfMonth = (at: Date): Date => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1))

/** Adds what a request that began at `at` cost, in nano-dollars; additions at the same time all count. */
export const addSpend = async (
  tx: Tx,
  { partnerId, orgId, secretId, at, nanoDollars }: Use & { readonly at: Date; readonly nanoDollars: bigint },
): Promise<void> => {
  if (nanoDollars < 0n) throw new Error('Spend only grows.')
  await tx
    .insert(spend)
    .values({ partnerId, orgId, secretId, periodStart: startOfMonth(at), nanoDollars })
    .onConflictDoUpdate({
      target: [spend.partnerId, spend.orgId, spend.secretId, spend.periodStart],
      set: { nanoDollars: sql`${spend.nanoDollars} + excluded.nano_dollars` },
    })
}

/** What was spent in the period that `at` lies in: its month, or all the time. */
export const readSpend = async (
  tx: Tx,
  { partnerId, orgId, secretId, at, period }: Use & { readonly at: Date; readonly period: Period },
): Promise<bigint> => {
  const since = period === 'monthly' ? gte(spend.periodStart, startOfMonth(at)) : undefined
  const [row] = await tx
    .select({ spent: sql<string>`coalesce(sum(${spend.nanoDollars}), 0)::text` })
    .from(spend)
    .where(and(eq(spend.partnerId, partnerId), eq(spend.orgId, orgId), eq(spend.secretId, secretId), since))
  return BigInt(row?.spent ?? 0)
}
