import { and, eq } from 'drizzle-orm'
import type { OrgId } from '../../kernel/ids.ts'
import { credentials } from '../schema/credentials.ts'
import { federatedTokens } from '../schema/media.ts'
import { orgs } from '../schema/orgs.ts'
import { partners } from '../schema/partners.ts'
import type { Store } from '../store.ts'
import { FOUND_CREDENTIAL, type FoundCredential } from './credentials.ts'

/** A federated session token, and the key that minted it. */
export interface FoundFederatedToken {
  readonly orgId: OrgId
  readonly domain: string | null
  readonly expiresAt: Date
  readonly credential: FoundCredential
}

/** Finds the federated session token with this SHA-256. */
export const findFederatedToken = (
  store: Store,
  tokenHash: Buffer,
): Promise<FoundFederatedToken | undefined> =>
  store.asLookup(async (tx) => {
    const { partner, org, ...columns } = FOUND_CREDENTIAL
    const [row] = await tx
      .select({
        token: {
          orgId: federatedTokens.orgId,
          domain: federatedTokens.domain,
          expiresAt: federatedTokens.expiresAt,
        },
        ...{ columns, partner, org },
      })
      .from(federatedTokens)
      .innerJoin(
        credentials,
        and(
          eq(credentials.partnerId, federatedTokens.partnerId),
          eq(credentials.id, federatedTokens.credentialId),
        ),
      )
      .innerJoin(partners, eq(partners.id, credentials.partnerId))
      .leftJoin(orgs, and(eq(orgs.partnerId, credentials.partnerId), eq(orgs.id, credentials.orgId)))
      .where(eq(federatedTokens.tokenHash, tokenHash))
    return row && { ...row.token, credential: { ...row.columns, partner: row.partner, org: row.org } }
  })
