import { hashToken, mintLinkToken } from '../../crypto/token.ts'
import type { Id, OrgId, PartnerId } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import { claimLinks } from '../../store/schema/credentials.ts'
import { insertStatement } from '../../store/statement.ts'
import type { Tx } from '../../store/store.ts'
import type { Domain } from '../context.ts'

export interface IssuedClaimLink {
  readonly id: Id<'claim_link'>
  readonly url: Secret
  readonly expiresAt: Date
}

const insertClaimLink = insertStatement('claim_link', claimLinks, [
  ...(['partnerId', 'id', 'orgId', 'tokenHash', 'sealed', 'expiresAt', 'createdAt'] as const),
])

/** Writes an organization's live claim link: 256 random bits, kept as a hash and sealed. */
export const issueClaimLink = async (
  tx: Tx,
  domain: Domain,
  { partnerId, orgId }: { readonly partnerId: PartnerId; readonly orgId: OrgId },
): Promise<IssuedClaimLink> => {
  const id = domain.newId<Id<'claim_link'>>()
  const token = mintLinkToken()
  const createdAt = domain.now()
  const expiresAt = new Date(createdAt.getTime() + domain.policy.claimTtlHours * 3_600_000)
  await insertClaimLink(tx, {
    partnerId,
    id,
    orgId,
    tokenHash: hashToken(token.reveal()),
    sealed: domain.keyRing.seal(token, { tenant: partnerId, row: `claim_links/${id}` }),
    expiresAt,
    createdAt,
  })
  return { id, url: new Secret(`${domain.policy.publicUrl}/claim?token=${token.reveal()}`), expiresAt }
}
