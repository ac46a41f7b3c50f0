import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { OAuthClientId, OAuthGrantId, OrgId, PartnerId, UserId } from '../../kernel/ids.ts'
import { oauthClients, oauthGrants } from '../schema/oauth.ts'
import { orgs } from '../schema/orgs.ts'
import { partners } from '../schema/partners.ts'
import { memberships, partnerMembers } from '../schema/people.ts'
import { statement } from '../statement.ts'
import type { LookupTx, Store } from '../store.ts'

type PartnerRole = (typeof partnerMembers.$inferSelect)['role']
type OrgRole = (typeof memberships.$inferSelect)['role']

/** Where the person of a grant stands, in the place that it was given for. */
export interface GrantedPlace {
  readonly clientId: OAuthClientId
  readonly userId: UserId
  readonly email: string
  /** Null where the place is an organization's, as the other is where it is a partner's. */
  readonly partnerRole: PartnerRole | null
  readonly orgRole: OrgRole | null
  /** Whether the partner gave the place. */
  readonly fromPartner: boolean | null
}

// A place is its account's: whoever else is written into it since is not who has given the grant.
const isPartnerPlace = and(
  eq(partnerMembers.partnerId, oauthGrants.partnerId),
  eq(partnerMembers.id, oauthGrants.partnerMemberId),
  eq(partnerMembers.userId, oauthGrants.userId),
)
const isOrgPlace = and(
  eq(memberships.partnerId, oauthGrants.partnerId),
  eq(memberships.id, oauthGrants.membershipId),
  eq(memberships.userId, oauthGrants.userId),
)

const grantedPlace = statement((tx: LookupTx) =>
  tx
    .select({
      clientId: oauthGrants.clientId,
      userId: oauthGrants.userId,
      email: sql<string | null>`coalesce(${partnerMembers.email}, ${memberships.email})`,
      partnerRole: partnerMembers.role,
      orgRole: memberships.role,
      fromPartner: memberships.fromPartner,
    })
    .from(oauthGrants)
    .leftJoin(partnerMembers, isPartnerPlace)
    .leftJoin(memberships, isOrgPlace)
    .where(
      and(
        eq(oauthGrants.partnerId, sql.placeholder('partnerId')),
        eq(oauthGrants.id, sql.placeholder('grantId')),
      ),
    )
    .prepare('granted_place'),
)

/** Finds where the person of a grant stands at this moment; undefined for one whose place is no longer theirs. */
export const findGrantedPlace = (
  store: Store,
  partnerId: PartnerId,
  grantId: OAuthGrantId,
): Promise<GrantedPlace | undefined> =>
  store.asLookup(async (tx) => {
    const [row] = await grantedPlace(tx).execute({ partnerId, grantId })
    return row === undefined || row.email === null ? undefined : { ...row, email: row.email }
  })

/** A grant as its application's tokens lead to it. */
export interface FoundGrant {
  readonly id: OAuthGrantId
  readonly partnerId: PartnerId
  readonly orgId: OrgId | null
  readonly clientId: OAuthClientId
  readonly userId: UserId
}

const FOUND = {
  id: oauthGrants.id,
  partnerId: oauthGrants.partnerId,
  orgId: oauthGrants.orgId,
  clientId: oauthGrants.clientId,
  userId: oauthGrants.userId,
}

const findGrantWhere = (store: Store, condition: SQL): Promise<FoundGrant | undefined> =>
  store.asLookup(async (tx) => (await tx.select(FOUND).from(oauthGrants).where(condition))[0])

/** Finds the grant whose code has this SHA-256, be it that the code was taken. */
export const findGrantByCode = (store: Store, codeHash: Buffer): Promise<FoundGrant | undefined> =>
  findGrantWhere(store, eq(oauthGrants.codeHash, codeHash))

/** Finds the grant by the SHA-256 of what its refresh tokens have in common. */
export const findGrantByFamily = (store: Store, familyHash: Buffer): Promise<FoundGrant | undefined> =>
  findGrantWhere(store, eq(oauthGrants.familyHash, familyHash))

/** Finds a grant by its id, which one of its access tokens has told. */
export const findGrantById = (store: Store, grantId: OAuthGrantId): Promise<FoundGrant | undefined> =>
  findGrantWhere(store, eq(oauthGrants.id, grantId))

/** A grant as its person sees it. */
export interface PersonsGrant extends FoundGrant {
  readonly clientName: string
  readonly partnerName: string
  /** Null where the application acts for the partner. */
  readonly orgName: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
  /** Whether the application has fetched its tokens. */
  readonly redeemed: boolean
}

/** What a person has allowed, oldest first. */
export const listGrantsOf = (store: Store, userId: UserId): Promise<readonly PersonsGrant[]> =>
  store.asLookup((tx) =>
    tx
      .select({
        ...FOUND,
        clientName: oauthClients.name,
        partnerName: partners.name,
        orgName: orgs.name,
        createdAt: oauthGrants.createdAt,
        expiresAt: oauthGrants.expiresAt,
        redeemed: sql<boolean>`${oauthGrants.familyHash} is not null`,
      })
      .from(oauthGrants)
      .innerJoin(oauthClients, eq(oauthClients.id, oauthGrants.clientId))
      .innerJoin(partners, eq(partners.id, oauthGrants.partnerId))
      .leftJoin(orgs, and(eq(orgs.partnerId, oauthGrants.partnerId), eq(orgs.id, oauthGrants.orgId)))
      .where(eq(oauthGrants.userId, userId))
      .orderBy(asc(oauthGrants.id)),
  )
