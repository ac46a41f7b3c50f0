import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { OrgId, PartnerId, SecretId } from '../../kernel/ids.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { type budgets, secrets } from '../../store/schema/secrets.ts'
import type { Tx } from '../../store/store.ts'
import { isClientWithId } from '../client-org.ts'
import { orgNotFound } from '../entry-rule.ts'
import { secretNotFound } from '../secret/index.ts'

export const LIMIT_CENTS_MAX = 100_000_000

type Row = typeof budgets.$inferSelect

/** What an organization may spend on one of its partner's secrets, and what it has spent in the period. */
export interface Budget extends Pick<Row, 'orgId' | 'secretId' | 'limitCents' | 'period' | 'enforcement'> {
  readonly spentCents: number
}

/** Lets a partner set ceilings for an organization, claimed ones too; of a detached one it sees name and status alone. */
export const requireBudgetedOrg = async (tx: Tx, partnerId: PartnerId, orgId: OrgId): Promise<void> => {
  const [org] = await tx
    .select({ status: orgs.status })
    .from(orgs)
    .where(and(eq(orgs.partnerId, partnerId), isClientWithId(orgId)))
  if (org === undefined) throw orgNotFound()
  if (org.status === 'detached')
    throw new DomainError(
      'org.detached',
      'This organization has detached from you: your secrets and budgets no longer apply to it',
    )
}

/** The type of one of the partner's own secrets; throws where there is no such one. */
export const requirePartnerSecret = async (
  tx: Tx,
  partnerId: PartnerId,
  secretId: SecretId,
): Promise<'anthropic' | 'openai' | 'generic'> => {
  const [secret] = await tx
    .select({ type: secrets.type })
    .from(secrets)
    .where(and(eq(secrets.partnerId, partnerId), eq(secrets.tier, 'partner'), eq(secrets.id, secretId)))
  if (secret === undefined) throw secretNotFound()
  return secret.type
}
