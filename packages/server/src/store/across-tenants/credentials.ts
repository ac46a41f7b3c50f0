import { and, eq, inArray, sql } from 'drizzle-orm'
import type {
  AgentId,
  CredentialId,
  DeviceId,
  OAuthGrantId,
  OrgId,
  PartnerId,
  ProjectId,
  UserId,
} from '../../kernel/ids.ts'
import { credentials } from '../schema/credentials.ts'
import { holdColumns, type OrgHolds, orgs } from '../schema/orgs.ts'
import { partners } from '../schema/partners.ts'
import { statement } from '../statement.ts'
import type { LookupTx, Store } from '../store.ts'
import { AskTogether } from './ask-together.ts'

export interface FoundCredential {
  readonly id: CredentialId
  readonly partnerId: PartnerId
  readonly orgId: OrgId | null
  readonly projectId: ProjectId | null
  readonly agentId: AgentId | null
  readonly deviceId: DeviceId | null
  /** The person whose key it is. */
  readonly userId: UserId | null
  /** What an application's access token was given by. */
  readonly oauthGrantId: OAuthGrantId | null
  readonly kind: (typeof credentials.$inferSelect)['kind']
  readonly scopes: readonly string[]
  readonly seenByPartner: boolean
  /** SHA-256 of the certificate that the token is bound to, in hexadecimal. */
  readonly certificateFingerprint: string | null
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  readonly ownOrgId: OrgId
  readonly partner: {
    readonly active: boolean
    readonly ipAllowList: readonly string[]
    readonly rateLimitPerMinute: number | null
  }
  /** The organization that the credential is confined to, and what its holds hang on. */
  readonly org: OrgHolds | null
}

/** What is read of a credential, its partner and, where there is one, its organization. */
export const FOUND_CREDENTIAL = {
  id: credentials.id,
  partnerId: credentials.partnerId,
  orgId: credentials.orgId,
  projectId: credentials.projectId,
  agentId: credentials.agentId,
  deviceId: credentials.deviceId,
  oauthGrantId: credentials.oauthGrantId,
  userId: credentials.userId,
  kind: credentials.kind,
  scopes: credentials.scopes,
  seenByPartner: credentials.seenByPartner,
  certificateFingerprint: credentials.certificateFingerprint,
  expiresAt: credentials.expiresAt,
  revokedAt: credentials.revokedAt,
  ownOrgId: partners.ownOrgId,
  partner: {
    active: partners.active,
    ipAllowList: partners.ipAllowList,
    rateLimitPerMinute: partners.rateLimitPerMinute,
  },
  org: holdColumns,
}

const selectFound = (tx: LookupTx) =>
  tx
    .select({ ...FOUND_CREDENTIAL, tokenHash: credentials.tokenHash })
    .from(credentials)
    .innerJoin(partners, eq(partners.id, credentials.partnerId))
    .leftJoin(orgs, and(eq(orgs.partnerId, credentials.partnerId), eq(orgs.id, credentials.orgId)))

const credentialByHash = statement((tx: LookupTx) =>
  selectFound(tx)
    .where(eq(credentials.tokenHash, sql.placeholder('tokenHash')))
    .prepare('credential_by_hash'),
)

const findOne = (store: Store, tokenHash: Uint8Array): Promise<FoundCredential | undefined> =>
  store.asLookup(async (tx) => (await credentialByHash(tx).execute({ tokenHash }))[0])

const textOf = (hash: Uint8Array): string => Buffer.from(hash).toString('latin1')

const findMany = async (
  store: Store,
  hashes: readonly Uint8Array[],
): Promise<ReadonlyMap<string, FoundCredential>> => {
  const found = await store.asLookup((tx) =>
    selectFound(tx).where(inArray(credentials.tokenHash, [...hashes])),
  )
  return new Map(found.map((one) => [textOf(one.tokenHash), one]))
}

const TOGETHER_MAX = 500
const byStore = new WeakMap<Store, AskTogether<Uint8Array, FoundCredential | undefined>>()

const together = (store: Store): AskTogether<Uint8Array, FoundCredential | undefined> => {
  const known = byStore.get(store)
  if (known !== undefined) return known
  const fresh = new AskTogether(TOGETHER_MAX, async (hashes: readonly Uint8Array[]) => {
    const [only] = hashes
    if (only !== undefined && hashes.length === 1) {
      const found = await findOne(store, only)
      return () => found
    }
    const found = await findMany(store, hashes)
    return (hash) => found.get(textOf(hash))
  })
  byStore.set(store, fresh)
  return fresh
}

/**
 * Finds the credential whose token has this SHA-256, with its partner's standing. Those that are looked for at once are
 * found by one statement: thousands of open connections are asked every second whether they still stand.
 */
export const findCredential = (store: Store, tokenHash: Buffer): Promise<FoundCredential | undefined> =>
  together(store).ask(tokenHash)
