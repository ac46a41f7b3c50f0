import { and, asc, eq } from 'drizzle-orm'
import type { OrgId } from '../../kernel/ids.ts'
import { budgets } from '../../store/schema/secrets.ts'
import { partnerQuery } from '../query.ts'
import { type Budget, requireBudgetedOrg } from './budget.ts'
import { toCents } from './cents.ts'
import { readSpend } from './spend.ts'

/** Lists what an organization may spend on its partner's secrets, and what it has spent. */
export const listBudgets = partnerQuery({
  name: 'budget.list',
  scope: 'budgets:read',
  run: async ({ tx, ctx }, { orgId }: { readonly orgId: OrgId }): Promise<readonly Budget[]> => {
    const { partnerId } = ctx.principal
    await requireBudgetedOrg(tx, partnerId, orgId)
    const rows = await tx
      .select()
      .from(budgets)
      .where(and(eq(budgets.partnerId, partnerId), eq(budgets.orgId, orgId)))
      .orderBy(asc(budgets.secretId))
    const at = ctx.domain.now()
    const listed: Budget[] = []
    for (const { secretId, limitCents, period, enforcement } of rows) {
      const spent = await readSpend(tx, { partnerId, orgId, secretId, at, period })
      listed.push({ orgId, secretId, limitCents, period, enforcement, spentCents: toCents(spent) })
    }
    return listed
  },
})
