import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { AgentId, CredentialId, OrgId, PartnerId, ProjectId } from '../kernel/ids.ts'
import { claimLinks, credentials, installation, signingKeys } from './schema/credentials.ts'
import { orgs } from './schema/orgs.ts'
import { partners } from './schema/partners.ts'
import { statement } from './statement.ts'
import type { LookupTx, Store } from './store.ts'

// The few reads that know no tenant yet. They run in a narrow role that sees only the columns named here.

export interface FoundCredential {
  readonly id: CredentialId
  readonly partnerId: PartnerId
  readonly orgId: OrgId | null
  readonly projectId: ProjectId | null
  readonly agentId: AgentId | null
  readonly kind: 'partner_key' | 'org_key' | 'project_key' | 'agent_token'
  readonly scopes: readonly string[]
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

const credentialByHash = statement((tx: LookupTx) =>
  tx
    .select({
      id: credentials.id,
      partnerId: credentials.partnerId,
      orgId: credentials.orgId,
      projectId: credentials.projectId,
      agentId: credentials.agentId,
      kind: credentials.kind,
      scopes: credentials.scopes,
      expiresAt: credentials.expiresAt,
      revokedAt: credentials.revokedAt,
      ownOrgId: partners.ownOrgId,
      partner: {
        active: partners.active,
        ipAllowList: partners.ipAllowList,
        rateLimitPerMinute: partners.rateLimitPerMinute,
      },
      org: {
        status: orgs.status,
        suspendedAt: orgs.suspendedAt,
        operatorSuspendedAt: orgs.operatorSuspendedAt,
        partnerAccessAllowed: orgs.partnerAccessAllowed,
        partnerAccessUntil: orgs.partnerAccessUntil,
      },
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
  readonly partnerName: string
  readonly orgName: string
  readonly status: 'unclaimed' | 'claimed' | 'detached'
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly replacedAt: Date | null
}

/** Finds the claim link whose token has this SHA-256. */
export const findClaimLink = (store: Store, tokenHash: Buffer): Promise<FoundClaimLink | undefined> =>
  store.asLookup(async (tx) => {
    const [row] = await tx
      .select({
        partnerName: partners.name,
        orgName: orgs.name,
        status: orgs.status,
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

const PROBE = 'master key probe'

/** Keeps the first sealed probe and answers it from then on, so that a wrong master key is noticed at start. */
export const keepMasterKeyProbe = (store: Store, sealed: Buffer): Promise<Uint8Array> =>
  store.asOwner(async (tx) => {
    await tx.insert(installation).values({ name: PROBE, sealed }).onConflictDoNothing()
    const [row] = await tx
      .select({ sealed: installation.sealed })
      .from(installation)
      .where(eq(installation.name, PROBE))
    return row?.sealed ?? sealed
  })
