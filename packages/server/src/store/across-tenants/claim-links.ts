import { eq } from 'drizzle-orm'
import type { Id, OrgId, PartnerId } from '../../kernel/ids.ts'
import { claimLinks } from '../schema/credentials.ts'
import { orgs } from '../schema/orgs.ts'
import { type Branding, partners, shownPartnerName } from '../schema/partners.ts'
import type { Store } from '../store.ts'

/** What someone who holds a claim link may know before signing in. */
export interface FoundClaimLink {
  readonly id: Id<'claim_link'>
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  /** What the partner calls itself towards its customers. */
  readonly partnerName: string
  readonly branding: Branding
  readonly orgName: string
  readonly status: 'unclaimed' | 'claimed' | 'detached'
  readonly operatorSuspendedAt: Date | null
  /** What the partner suggests that it may go on doing, and for how many days (`null`: no end). */
  readonly suggestedAccess: { readonly allowed: boolean; readonly days: number | null }
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly replacedAt: Date | null
}

/** Finds the claim link whose token has this SHA-256. */
export const findClaimLink = (store: Store, tokenHash: Buffer): Promise<FoundClaimLink | undefined> =>
  store.asLookup(async (tx) => {
    const [row] = await tx
      .select({
        id: claimLinks.id,
        partnerId: claimLinks.partnerId,
        orgId: claimLinks.orgId,
        partnerName: shownPartnerName,
        branding: partners.branding,
        orgName: orgs.name,
        status: orgs.status,
        operatorSuspendedAt: orgs.operatorSuspendedAt,
        suggestedAccess: {
          allowed: partners.defaultPartnerAccessAllowed,
          days: partners.defaultPartnerAccessDays,
        },
        expiresAt: claimLinks.expiresAt,
        usedAt: claimLinks.usedAt,
        replacedAt: claimLinks.replacedAt,
      })
      .from(claimLinks)
      .innerJoin(orgs, eq(orgs.id, claimLinks.orgId))
      .innerJoin(partners, eq(partners.id, claimLinks.partnerId))
      .where(eq(claimLinks.tokenHash, tokenHash))
    return row
  })
