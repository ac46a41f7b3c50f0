import { sql } from 'drizzle-orm'
import { startOfMonth } from '../../src/domain/budget/start-of-month.ts'
import type { Domain } from '../../src/domain/context.ts'
import type { OrgId, PartnerId, SecretId } from '../../src/kernel/ids.ts'
import { spend } from '../../src/store/schema/secrets.ts'
import { usage } from '../../src/store/schema/usage.ts'
import type { Tx } from '../../src/store/store.ts'

type UsageRow = typeof usage.$inferInsert

/** What one call of an agent's cost. Nano-dollars are 10⁻⁹ dollars. */
export type NewUsage = Readonly<Omit<UsageRow, 'partnerId' | 'orgId' | 'id' | 'at'>>

/** Writes down what calls in an organization cost, as the gateway's journal does. */
export const appendUsage = async (
  domain: Domain,
  place: { readonly partnerId: PartnerId; readonly orgId: OrgId },
  calls: readonly NewUsage[],
): Promise<void> => {
  if (calls.length === 0) return
  const at = domain.now()
  const rows = calls.map((call) => ({ ...call, ...place, id: domain.newId<UsageRow['id']>(), at }))
  await domain.store.asTenant(place, async (tx) => void (await tx.insert(usage).values(rows)))
}

interface Spent {
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly secretId: SecretId
  readonly at: Date
  readonly nanoDollars: bigint
}

/** Adds what a request that began at `at` cost, as the gateway's journal does; additions at the same time all count. */
export const addSpend = async (
  tx: Tx,
  { partnerId, orgId, secretId, at, nanoDollars }: Spent,
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
