import { hashToken, mintLinkToken } from '../../crypto/token.ts'
import type { Id, OrgId, PartnerId } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import { claimLinks } from '../../store/schema/credentials.ts'
import { type Insertion, insertionOf } from '../../store/statement.ts'
import type { Domain } from '../context.ts'

export interface PreparedClaimLink {
  readonly id: Id<'claim_link'>
  readonly url: Secret
  readonly expiresAt: Date
  readonly insertion: Insertion
}

/** The address that a claim link's token leads to. */
export const claimUrl = (publicUrl: string, token: Secret): string =>
  `${publicUrl}/claim?token=${token.reveal()}`

const claimLinkRows = insertionOf('claim_link', claimLinks, [
  ...(['partnerId', 'id', 'orgId', 'tokenHash', 'sealed', 'expiresAt', 'createdAt'] as const),
])

/** Prepares an organization's live claim link: 256 random bits, kept as a hash and sealed. */
export const prepareClaimLink = (
  domain: Domain,
  { partnerId, orgId }: { readonly partnerId: PartnerId; readonly orgId: OrgId },
): PreparedClaimLink => {
  const id = domain.newId<Id<'claim_link'>>()
  const token = mintLinkToken()
  const createdAt = domain.now()
  const expiresAt = new Date(createdAt.getTime() + domain.policy.claimTtlHours * 3_600_000)
  const insertion = claimLinkRows({
    partnerId,
    id,
    orgId,
    tokenHash: hashToken(token.reveal()),
    sealed: domain.keyRing.seal(token, { tenant: partnerId, row: `claim_links/${id}` }),
    expiresAt,
    createdAt,
  })
  const url = new Secret(claimUrl(domain.policy.publicUrl, token))
  return { id, url, expiresAt, insertion }
}
