import { and, eq, isNull } from 'drizzle-orm'
import type { OrgId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { claimLinks } from '../../store/schema/credentials.ts'
import { insertTogether } from '../../store/statement.ts'
import { partnerCommand } from '../command.ts'
import { requireUnclaimed } from '../require-unclaimed.ts'
import { prepareClaimLink } from './prepare-claim-link.ts'

/**
 * Replaces the claim link of a client that nobody has claimed; the old link is dead before this answers. Also of one
 * that detached unclaimed, since the link still gives ownership. Throws `org.already_claimed` after a claim.
 */
export const reissueClaimLink = partnerCommand({
  name: 'claim_link.reissue',
  scope: 'orgs:write',
  event: 'claim_link.reissued',
  run: async ({ tx, ctx, note }, { orgId }: { readonly orgId: OrgId }): Promise<Secret> => {
    const { domain, principal } = ctx
    const { partnerId } = principal
    await requireUnclaimed(tx, orgId)
    const replaced = await tx
      .update(claimLinks)
      .set({ replacedAt: domain.now() })
      .where(and(eq(claimLinks.orgId, orgId), isNull(claimLinks.usedAt), isNull(claimLinks.replacedAt)))
      .returning({ id: claimLinks.id })
    const link = prepareClaimLink(domain, { partnerId, orgId })
    await insertTogether(tx, link.insertion)
    const { id, expiresAt } = link
    note({ partnerId, orgId, subject: id, data: { replaced: replaced.map((old) => old.id), expiresAt } })
    return link.url
  },
})
