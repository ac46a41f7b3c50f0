import { and, eq, gte, sql } from 'drizzle-orm'
import type { OrgId, PartnerId, SecretId } from '../../kernel/ids.ts'
import { type budgets, spend } from '../../store/schema/secrets.ts'
import type { Tx } from '../../store/store.ts'
import { startOfMonth } from './start-of-month.ts'

type Period = (typeof budgets.$inferSelect)['period']

/** One organization's use of one of its partner's secrets. */
interface Use {
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly secretId: SecretId
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
