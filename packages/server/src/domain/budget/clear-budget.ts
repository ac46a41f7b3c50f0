import { and, eq } from 'drizzle-orm'
import type { OrgId, SecretId } from '../../kernel/ids.ts'
import { budgets } from '../../store/schema/secrets.ts'
import { partnerCommand } from '../command.ts'
import { requireBudgetedOrg, requirePartnerSecret } from './budget.ts'

interface Input {
  readonly orgId: OrgId
  readonly secretId: SecretId
}

/** Takes the cap away; without one there is nothing to do. What was spent stays known. */
export const clearBudget = partnerCommand({
  name: 'budget.clear',
  scope: 'budgets:write',
  event: 'budget.cleared',
  run: async ({ tx, ctx, note, unchanged }, { orgId, secretId }: Input): Promise<void> => {
    const { partnerId } = ctx.principal
    await requireBudgetedOrg(tx, partnerId, orgId)
    await requirePartnerSecret(tx, partnerId, secretId)
    const [gone] = await tx
      .delete(budgets)
      .where(and(eq(budgets.partnerId, partnerId), eq(budgets.orgId, orgId), eq(budgets.secretId, secretId)))
      .returning({ limitCents: budgets.limitCents, period: budgets.period })
    if (gone === undefined) unchanged()
    else note({ partnerId, orgId, subject: secretId, data: gone })
  },
})
