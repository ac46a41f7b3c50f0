import { desc, eq, inArray } from 'drizzle-orm'
import { hashRefreshToken, type RefreshToken, refreshTokenText } from '../../crypto/refresh-token.ts'
import type { Secret } from '../../kernel/secret.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { oauthGrants } from '../../store/schema/oauth.ts'
import type { Tx } from '../../store/store.ts'
import type { Report } from '../command.ts'
import type { Domain } from '../context.ts'
import { prepareCredential, storeCredential } from '../credential/issue-credential.ts'
import type { Scope } from '../scopes.ts'
import { grantInvalid, type HeldGrant, scopesInPlace } from './grant.ts'

/** Wire facts, section 2.3. */
const ACCESS_SECONDS = 3_600
/** How long an application may leave its person alone. */
const REFRESH_DAYS = 30

/** What an application acts by, shown this once. */
export interface GrantedTokens {
  readonly accessToken: Secret
  readonly refreshToken: Secret
  /** Of the access token. */
  readonly expiresInSeconds: number
  readonly scopes: readonly Scope[]
}

interface Work {
  readonly tx: Tx
  readonly ctx: { readonly domain: Domain }
  readonly forget: Report['forget']
}

/** Ends all access tokens of a grant but the newest, which may be on its way in another request. */
const endOlderTokens = async ({ tx, forget }: Work, grant: HeldGrant): Promise<void> => {
  const known = await tx
    .select({ id: credentials.id })
    .from(credentials)
    .where(eq(credentials.oauthGrantId, grant.id))
    .orderBy(desc(credentials.id))
  const older = known.slice(1).map(({ id }) => id)
  if (older.length === 0) return
  await tx.delete(credentials).where(inArray(credentials.id, older))
  for (const credentialId of older) forget({ credentialId })
}

/** Issues an access token, with what the person's role gives, and the refresh token that is the grant's from now on. */
export const issueTokens = async (
  work: Work,
  grant: HeldGrant,
  next: RefreshToken,
): Promise<GrantedTokens> => {
  const { tx, ctx } = work
  const { domain } = ctx
  const { partnerId, orgId, userId, id: oauthGrantId } = grant
  const inPlace = await scopesInPlace(tx, grant)
  if (inPlace === undefined) throw grantInvalid('place gone')
  await endOlderTokens(work, grant)
  const nowMs = domain.now().getTime()
  const scopes = [...inPlace]
  const issued = await prepareCredential(domain, {
    ...{ kind: 'oauth_token', name: 'Access token', partnerId, userId, oauthGrantId, scopes },
    ...(orgId !== null && { orgId }),
    expiresAt: new Date(nowMs + ACCESS_SECONDS * 1_000),
  })
  await storeCredential(tx, issued)
  const expiresAt = new Date(nowMs + REFRESH_DAYS * 86_400_000)
  await tx
    .update(oauthGrants)
    .set({ ...hashRefreshToken(next), expiresAt })
    .where(eq(oauthGrants.id, grant.id))
  return {
    ...{ accessToken: issued.token, refreshToken: refreshTokenText(next) },
    ...{ expiresInSeconds: ACCESS_SECONDS, scopes },
  }
}
