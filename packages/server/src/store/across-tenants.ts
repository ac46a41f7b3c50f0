import { and, asc, eq, getTableColumns, or, sql } from 'drizzle-orm'
import type {
  AgentId,
  CredentialId,
  Id,
  OrgId,
  PartnerId,
  ProjectId,
  TeamProvisionId,
  UserId,
} from '../kernel/ids.ts'
import { claimLinks, credentials, installation, signingKeys } from './schema/credentials.ts'
import { gatewayAuthorities } from './schema/gateway-authorities.ts'
import { confinedSessions, loginLinks } from './schema/login-links.ts'
import { orgs } from './schema/orgs.ts'
import { partners, shownPartnerName } from './schema/partners.ts'
import { invitations, memberships, partnerMembers } from './schema/people.ts'
import { teamProvisions } from './schema/team-provisions.ts'
import { statement } from './statement.ts'
import type { LookupTx, Store } from './store.ts'

// The few reads that know no tenant yet. They run in a narrow role that sees only the columns named here.

export interface FoundCredential {
  readonly id: CredentialId
  readonly partnerId: PartnerId
  readonly orgId: OrgId | null
  readonly projectId: ProjectId | null
  readonly agentId: AgentId | null
  /** The person whose key it is. */
  readonly userId: UserId | null
  readonly kind: 'partner_key' | 'org_key' | 'project_key' | 'agent_token'
  readonly scopes: readonly string[]
  readonly seenByPartner: boolean
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  readonly ownOrgId: OrgId
  readonly partner: {
    readonly active: boolean
    readonly ipAllowList: readonly string[]
    readonly rateLimitPerMinute: number | null
  }
  /** The organization that the credential is confined to, and what its holds hang on. */
  readonly org: {
    readonly status: 'unclaimed' | 'claimed' | 'detached'
    readonly suspendedAt: Date | null
    readonly operatorSuspendedAt: Date | null
    readonly partnerAccessAllowed: boolean
    readonly partnerAccessUntil: Date | null
  } | null
}

/** What the holds on an organization hang on. */
export const HOLDS = {
  status: orgs.status,
  suspendedAt: orgs.suspendedAt,
  operatorSuspendedAt: orgs.operatorSuspendedAt,
  partnerAccessAllowed: orgs.partnerAccessAllowed,
  partnerAccessUntil: orgs.partnerAccessUntil,
}

const credentialByHash = statement((tx: LookupTx) =>
  tx
    .select({
      id: credentials.id,
      partnerId: credentials.partnerId,
      orgId: credentials.orgId,
      projectId: credentials.projectId,
      agentId: credentials.agentId,
      userId: credentials.userId,
      kind: credentials.kind,
      scopes: credentials.scopes,
      seenByPartner: credentials.seenByPartner,
      expiresAt: credentials.expiresAt,
      revokedAt: credentials.revokedAt,
      ownOrgId: partners.ownOrgId,
      partner: {
        active: partners.active,
        ipAllowList: partners.ipAllowList,
        rateLimitPerMinute: partners.rateLimitPerMinute,
      },
      org: HOLDS,
    })
    .from(credentials)
    .innerJoin(partners, eq(partners.id, credentials.partnerId))
    .leftJoin(orgs, and(eq(orgs.partnerId, credentials.partnerId), eq(orgs.id, credentials.orgId)))
    .where(eq(credentials.tokenHash, sql.placeholder('tokenHash')))
    .prepare('credential_by_hash'),
)

/** Finds the credential whose token has this SHA-256, with its partner's standing. */
export const findCredential = (store: Store, tokenHash: Buffer): Promise<FoundCredential | undefined> =>
  store.asLookup(async (tx) => (await credentialByHash(tx).execute({ tokenHash }))[0])

/** What someone who holds a claim link may know before signing in. */
export interface FoundClaimLink {
  readonly id: Id<'claim_link'>
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  /** What the partner calls itself towards its customers. */
  readonly partnerName: string
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
  partnerName: partners.name,
  active: partners.active,
  holds: HOLDS,
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

/** What an invitation offers, and to whom. */
export interface FoundInvitation {
  readonly id: Id<'invitation'>
  readonly partnerId: PartnerId
  readonly orgId: OrgId | null
  readonly partnerName: string
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
        partnerName: partners.name,
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

type SigningKeyRow = typeof signingKeys.$inferSelect

/** The installation's signing keys, oldest first. */
export const listSigningKeys = (store: Store): Promise<readonly SigningKeyRow[]> =>
  store.asLookup((tx) =>
    tx
      .select(getTableColumns(signingKeys))
      .from(signingKeys)
      .orderBy(asc(signingKeys.createdAt), asc(signingKeys.kid)),
  )

const FIRST_KEY_LOCK = 7_365_412_002

/** Stores the installation's first signing key; of servers that start together, one stores its own. */
export const addFirstSigningKey = (store: Store, row: SigningKeyRow): Promise<void> =>
  store.asLookup(
    async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${FIRST_KEY_LOCK})`)
      const [known] = await tx.select({ kid: signingKeys.kid }).from(signingKeys).limit(1)
      if (known === undefined) await tx.insert(signingKeys).values(row)
    },
    { readOnly: false },
  )

type GatewayAuthorityRow = typeof gatewayAuthorities.$inferSelect

/** The installation's gateway authority, once there is one. */
export const findGatewayAuthority = (store: Store): Promise<GatewayAuthorityRow | undefined> =>
  store.asLookup(async (tx) => (await tx.select().from(gatewayAuthorities).limit(1))[0])

const FIRST_AUTHORITY_LOCK = 7_365_412_003

/** Stores the installation's gateway authority; of servers that make one at the same time, one stores its own. */
export const addFirstGatewayAuthority = (store: Store, row: GatewayAuthorityRow): Promise<void> =>
  store.asLookup(
    async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${FIRST_AUTHORITY_LOCK})`)
      const [known] = await tx.select({ id: gatewayAuthorities.id }).from(gatewayAuthorities).limit(1)
      if (known === undefined) await tx.insert(gatewayAuthorities).values(row)
    },
    { readOnly: false },
  )

/** What someone who holds a team member's claim link may know before signing in. */
export interface FoundTeamProvision {
  readonly id: TeamProvisionId
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly orgName: string
  readonly projectId: ProjectId
  readonly userId: UserId
  readonly role: 'admin' | 'member'
  readonly skipOnboarding: boolean
  readonly fromPartner: boolean
  readonly expiresAt: Date
  readonly claimedAt: Date | null
}

/** Finds the place for a team member whose claim token has this SHA-256. */
export const findTeamProvisionByHash = (
  store: Store,
  tokenHash: Buffer,
): Promise<FoundTeamProvision | undefined> =>
  store.asLookup(async (tx) => {
    const [row] = await tx
      .select({
        id: teamProvisions.id,
        partnerId: teamProvisions.partnerId,
        orgId: teamProvisions.orgId,
        orgName: orgs.name,
        projectId: teamProvisions.projectId,
        userId: teamProvisions.userId,
        role: teamProvisions.role,
        skipOnboarding: teamProvisions.skipOnboarding,
        fromPartner: teamProvisions.fromPartner,
        expiresAt: teamProvisions.expiresAt,
        claimedAt: teamProvisions.claimedAt,
      })
      .from(teamProvisions)
      .innerJoin(orgs, eq(orgs.id, teamProvisions.orgId))
      .where(eq(teamProvisions.tokenHash, tokenHash))
    return row
  })

export const MASTER_KEY_PROBE = 'master key probe'
export const MASTER_KEY_PROBE_PLACE = { tenant: 'installation', row: `installation/${MASTER_KEY_PROBE}` }

/** Keeps the first sealed secret of a name and answers it from then on, whichever node was first. */
export const keepInstallationSecret = (store: Store, name: string, sealed: Buffer): Promise<Uint8Array> =>
  store.asOwner(async (tx) => {
    await tx.insert(installation).values({ name, sealed }).onConflictDoNothing()
    const [row] = await tx
      .select({ sealed: installation.sealed })
      .from(installation)
      .where(eq(installation.name, name))
    return row?.sealed ?? sealed
  })

/** What a login link leads to. */
export interface FoundLoginLink {
  readonly id: Id<'login_link'>
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly email: string
  readonly name: string
  readonly role: 'admin' | 'member' | 'viewer'
  readonly expiresAt: Date
  /** Whether the partner that issued it is. */
  readonly active: boolean
  readonly holds: NonNullable<FoundCredential['org']>
}

/** Finds the login link whose token has this SHA-256. */
export const findLoginLink = (store: Store, tokenHash: Buffer): Promise<FoundLoginLink | undefined> =>
  store.asLookup(async (tx) => {
    const [row] = await tx
      .select({
        id: loginLinks.id,
        partnerId: loginLinks.partnerId,
        orgId: loginLinks.orgId,
        email: loginLinks.email,
        name: loginLinks.name,
        role: loginLinks.role,
        expiresAt: loginLinks.expiresAt,
        active: partners.active,
        holds: HOLDS,
      })
      .from(loginLinks)
      .innerJoin(orgs, and(eq(orgs.partnerId, loginLinks.partnerId), eq(orgs.id, loginLinks.orgId)))
      .innerJoin(partners, eq(partners.id, loginLinks.partnerId))
      .where(eq(loginLinks.tokenHash, tokenHash))
    return row
  })

/** A session that a login link opened. */
export interface FoundConfinedSession {
  readonly id: CredentialId
  readonly partnerId: PartnerId
  readonly membershipId: Id<'membership'>
  readonly userId: UserId
  readonly expiresAt: Date
}

/** Finds the confined session whose token has this SHA-256. */
export const findConfinedSession = (
  store: Store,
  tokenHash: Buffer,
): Promise<FoundConfinedSession | undefined> =>
  store.asLookup(async (tx) => {
    const [row] = await tx
      .select({
        id: confinedSessions.id,
        partnerId: confinedSessions.partnerId,
        membershipId: confinedSessions.membershipId,
        userId: confinedSessions.userId,
        expiresAt: confinedSessions.expiresAt,
      })
      .from(confinedSessions)
      .where(eq(confinedSessions.tokenHash, tokenHash))
    return row
  })
