import { and, eq, sql } from 'drizzle-orm'
import type { Id, OrgId, PartnerId } from '../../kernel/ids.ts'
import { orgs } from '../schema/orgs.ts'
import { type Branding, partners, shownPartnerName } from '../schema/partners.ts'
import { invitations, memberships, partnerMembers } from '../schema/people.ts'
import type { Store } from '../store.ts'

/** What an invitation offers, and to whom. */
export interface FoundInvitation {
  readonly id: Id<'invitation'>
  readonly partnerId: PartnerId
  readonly orgId: OrgId | null
  /** What the partner calls itself towards its customers, or to its own people its name. */
  readonly partnerName: string
  readonly branding: Branding
  readonly orgName: string | null
  readonly email: string
  readonly role: string
  readonly expiresAt: Date
  readonly usedAt: Date | null
}

/** Finds the invitation whose token has this SHA-256. */
export const findInvitation = (store: Store, tokenHash: Buffer): Promise<FoundInvitation | undefined> =>
  store.asLookup(async (tx) => {
    const [row] = await tx
      .select({
        id: invitations.id,
        partnerId: invitations.partnerId,
        orgId: invitations.orgId,
        partnerName: sql<string>`case when ${invitations.orgId} is null then ${partners.name} else ${shownPartnerName} end`,
        branding: partners.branding,
        orgName: orgs.name,
        email: sql<string>`coalesce(${partnerMembers.email}, ${memberships.email})`,
        role: sql<string>`coalesce(${partnerMembers.role}, ${memberships.role})`,
        expiresAt: invitations.expiresAt,
        usedAt: invitations.usedAt,
      })
      .from(invitations)
      .innerJoin(partners, eq(partners.id, invitations.partnerId))
      .leftJoin(
        partnerMembers,
        and(
          eq(partnerMembers.partnerId, invitations.partnerId),
          eq(partnerMembers.id, invitations.partnerMemberId),
        ),
      )
      .leftJoin(
        memberships,
        and(eq(memberships.partnerId, invitations.partnerId), eq(memberships.id, invitations.membershipId)),
      )
      .leftJoin(orgs, and(eq(orgs.partnerId, invitations.partnerId), eq(orgs.id, invitations.orgId)))
      .where(eq(invitations.tokenHash, tokenHash))
    return row
  })
