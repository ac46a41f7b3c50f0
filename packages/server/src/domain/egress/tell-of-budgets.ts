import { and, eq, inArray } from 'drizzle-orm'
import type { EventType } from '../../kernel/event-types.ts'
import type { NewId, OrgId, PartnerId, SecretId } from '../../kernel/ids.ts'
import { events } from '../../store/schema/events.ts'
import { budgets } from '../../store/schema/secrets.ts'
import type { Tx } from '../../store/store.ts'
import { fromCents, toCents } from '../budget/cents.ts'
import { readSpend } from '../budget/spend.ts'
import { startOfMonth } from '../budget/start-of-month.ts'

/** The parts of a limit, in percent, of which somebody is told when they are spent. */
const TOLD_PERCENTS = [50, 80, 100] as const
/** A lifetime is one period, that begins with time. */
const EVER = new Date(0)

interface When {
  readonly partnerId: PartnerId
  readonly at: Date
  readonly newId: NewId
}
type Row = typeof budgets.$inferSelect

const eventOf = ({ partnerId, at, newId }: When, budget: Row, percent: number, spentCents: number) => ({
  partnerId,
  id: newId<(typeof events.$inferSelect)['id']>(),
  orgId: budget.orgId,
  type: 'budget.reached' satisfies EventType,
  subject: budget.secretId,
  actor: { principal: 'system' },
  data: { percent, spentCents, limitCents: budget.limitCents, period: budget.period },
  requestId: newId<(typeof events.$inferSelect)['requestId']>(),
  address: '',
  at,
})

const tellOfOne = async (tx: Tx, when: When, budget: Row): Promise<void> => {
  const since = budget.period === 'monthly' ? startOfMonth(when.at) : EVER
  const spent = await readSpend(tx, { ...budget, at: when.at })
  const limit = fromCents(budget.limitCents)
  const told = budget.toldPeriod?.getTime() === since.getTime() ? budget.toldPercent : 0
  const reached = TOLD_PERCENTS.filter((percent) => percent > told && spent * 100n >= limit * BigInt(percent))
  const last = reached.at(-1)
  if (last === undefined) return
  await tx
    .update(budgets)
    .set({ toldPercent: last, toldPeriod: since })
    .where(and(eq(budgets.orgId, budget.orgId), eq(budgets.secretId, budget.secretId)))
  const spentCents = toCents(spent)
  await tx.insert(events).values(reached.map((percent) => eventOf(when, budget, percent, spentCents)))
}

/** Records an event for each part of a budget that has been spent now, once in its period. */
export const tellOfBudgets = async (
  tx: Tx,
  when: When,
  spends: readonly { readonly orgId: OrgId; readonly secretId: SecretId }[],
): Promise<void> => {
  if (spends.length === 0) return
  const concerned = await tx
    .select()
    .from(budgets)
    .where(inArray(budgets.orgId, [...new Set(spends.map(({ orgId }) => orgId))]))
    .for('update')
  const spentOn = new Set(spends.map(({ orgId, secretId }) => `${orgId} ${secretId}`))
  for (const budget of concerned)
    if (spentOn.has(`${budget.orgId} ${budget.secretId}`)) await tellOfOne(tx, when, budget)
}
