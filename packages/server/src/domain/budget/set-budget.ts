import { isDeepStrictEqual } from 'node:util'
import { and, eq } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { OrgId, SecretId } from '../../kernel/ids.ts'
import { budgets } from '../../store/schema/secrets.ts'
import { partnerCommand } from '../command.ts'
import { type Budget, LIMIT_CENTS_MAX, requireBudgetedOrg, requirePartnerSecret } from './budget.ts'
import { toCents } from './cents.ts'
import { readSpend } from './spend.ts'

type Limit = Pick<Budget, 'limitCents' | 'period' | 'enforcement'>
interface Input extends Limit {
  readonly orgId: OrgId
  readonly secretId: SecretId
}

const checkLimit = (limitCents: number): void => {
  if (!Number.isInteger(limitCents) || limitCents < 1 || limitCents > LIMIT_CENTS_MAX)
    throw invalidField('limitCents', `must be a whole number from 1 to ${LIMIT_CENTS_MAX}`)
}

const limitOf = ({ limitCents, period, enforcement }: Limit): Limit => ({ limitCents, period, enforcement })

/** Caps what an organization may spend on one of its partner's secrets, or moves the cap; what was spent stays. */
export const setBudget = partnerCommand({
  name: 'budget.set',
  scope: 'budgets:write',
  event: 'budget.saved',
  run: async ({ tx, ctx, note, unchanged }, input: Input): Promise<Budget> => {
    const { partnerId } = ctx.principal
    const { orgId, secretId, limitCents, period, enforcement } = input
    checkLimit(limitCents)
    await requireBudgetedOrg(tx, partnerId, orgId)
    if ((await requirePartnerSecret(tx, partnerId, secretId)) === 'generic')
      throw new DomainError('budget.not_metered', 'Budgets are for secrets of type anthropic or openai alone')
    const key = { partnerId, orgId, secretId }
    const [known] = await tx
      .select()
      .from(budgets)
      .where(and(eq(budgets.partnerId, partnerId), eq(budgets.orgId, orgId), eq(budgets.secretId, secretId)))
      .for('update')
    const at = ctx.domain.now()
    const limit = { limitCents, period, enforcement }
    if (known !== undefined && isDeepStrictEqual(limit, limitOf(known))) {
      unchanged()
    } else {
      // What was told was told of another limit.
      const now = { ...limit, toldPercent: 0, toldPeriod: null, updatedAt: at }
      await tx
        .insert(budgets)
        .values({ ...key, ...now, createdAt: at })
        .onConflictDoUpdate({ target: [budgets.partnerId, budgets.orgId, budgets.secretId], set: now })
      note({ partnerId, orgId, subject: secretId, data: limit })
    }
    const spent = await readSpend(tx, { ...key, at, period })
    return { orgId, secretId, ...limit, spentCents: toCents(spent) }
  },
})
