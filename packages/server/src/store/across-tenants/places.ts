import { and, asc, eq, or, sql } from 'drizzle-orm'
import type { Id, PartnerId, UserId } from '../../kernel/ids.ts'
import { holdColumns, orgs } from '../schema/orgs.ts'
import { partners, shownPartnerName } from '../schema/partners.ts'
import { memberships, partnerMembers } from '../schema/people.ts'
import type { Store } from '../store.ts'

// A place is its account's once the invitation to it is accepted: what somebody else wrote down beside an address
// gives nobody anything, and takes nothing away.

/** The partners that a person is a member of, oldest place first. */
export const findPartnerPlaces = (store: Store, userId: UserId) =>
  store.asLookup((tx) =>
    tx
      .select({
        memberId: partnerMembers.id,
        partnerId: partnerMembers.partnerId,
        role: partnerMembers.role,
        partnerName: partners.name,
        ownOrgId: partners.ownOrgId,
        active: partners.active,
        ipAllowList: partners.ipAllowList,
        rateLimitPerMinute: partners.rateLimitPerMinute,
      })
      .from(partnerMembers)
      .innerJoin(partners, eq(partners.id, partnerMembers.partnerId))
      .where(eq(partnerMembers.userId, userId))
      .orderBy(asc(partnerMembers.id)),
  )

/** The columns of a place in an organization. */
const ORG_PLACE = {
  membershipId: memberships.id,
  partnerId: memberships.partnerId,
  orgId: memberships.orgId,
  role: memberships.role,
  fromPartner: memberships.fromPartner,
  orgName: orgs.name,
  partnerName: shownPartnerName,
  branding: partners.branding,
  active: partners.active,
  holds: holdColumns,
}

/** The organizations that a person has a place in, oldest place first. */
export const findOrgPlaces = (store: Store, userId: UserId) =>
  store.asLookup((tx) =>
    tx
      .select(ORG_PLACE)
      .from(memberships)
      .innerJoin(orgs, and(eq(orgs.partnerId, memberships.partnerId), eq(orgs.id, memberships.orgId)))
      .innerJoin(partners, eq(partners.id, memberships.partnerId))
      .where(eq(memberships.userId, userId))
      .orderBy(asc(memberships.id)),
  )

/** The one place that a confined session sees. */
export const findConfinedPlace = (
  store: Store,
  { partnerId, membershipId }: { readonly partnerId: PartnerId; readonly membershipId: Id<'membership'> },
) =>
  store.asLookup((tx) =>
    tx
      .select(ORG_PLACE)
      .from(memberships)
      .innerJoin(orgs, and(eq(orgs.partnerId, memberships.partnerId), eq(orgs.id, memberships.orgId)))
      .innerJoin(partners, eq(partners.id, memberships.partnerId))
      .where(and(eq(memberships.partnerId, partnerId), eq(memberships.id, membershipId))),
  )

/** Whether an address or an account belongs to one of a partner's own people. */
export const isPartnersOwn = (
  store: Store,
  partnerId: PartnerId,
  { userId, email }: { readonly userId: UserId; readonly email: string },
): Promise<boolean> =>
  store.asLookup(async (tx) => {
    const [row] = await tx
      .select({ id: partnerMembers.id })
      .from(partnerMembers)
      .where(
        and(
          eq(partnerMembers.partnerId, partnerId),
          or(eq(partnerMembers.userId, userId), eq(sql`lower(${partnerMembers.email})`, email.toLowerCase())),
        ),
      )
      .limit(1)
    return row !== undefined
  })

/** A partner that a person has to do with, for mails about their account. */
export const findAnyPartnerOf = (store: Store, email: string): Promise<PartnerId | undefined> =>
  store.asLookup(async (tx) => {
    const address = email.toLowerCase()
    const [member] = await tx
      .select({ partnerId: partnerMembers.partnerId })
      .from(partnerMembers)
      .where(eq(sql`lower(${partnerMembers.email})`, address))
      .limit(1)
    if (member !== undefined) return member.partnerId
    const [place] = await tx
      .select({ partnerId: memberships.partnerId })
      .from(memberships)
      .where(eq(sql`lower(${memberships.email})`, address))
      .limit(1)
    return place?.partnerId
  })
