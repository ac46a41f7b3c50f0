import { hashToken } from '../../crypto/token.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { findFederatedToken } from '../../store/across-tenants/index.ts'
import type { Domain } from '../context.ts'
import { refusedCredential, standingOf } from '../credential/authenticate.ts'
import type { Standing } from '../credential/standing-cache.ts'
import type { Scope } from '../scopes.ts'

const TOKEN = /^[\w-]{21}[AQgw]$/
const MEDIA_ONLY: ReadonlySet<Scope> = new Set(['media:read'])

/** What a federated session token lets its holder do: see the media of one organization, for whom minted it. */
export interface FederatedView {
  readonly standing: Standing
  readonly orgId: OrgId
}

/** Whether a page of this host is of a site or of one below it. */
const isOfSite = (host: string | undefined, site: string): boolean =>
  host !== undefined && (host === site || host.endsWith(`.${site}`))

/**
 * Verifies a federated session token. It speaks for the key that minted it, with the one scope, and ends with that key;
 * `host` is where the page is from that uses it. Throws `credential.invalid` for a token that is malformed, unknown,
 * over, of a dead key or of another site. Asked anew each time, so that revoking the key counts at once.
 */
export const authenticateFederatedToken = async (
  domain: Domain,
  token: string,
  host: string | undefined,
): Promise<FederatedView> => {
  if (!TOKEN.test(token)) throw refusedCredential('malformed')
  const found = await findFederatedToken(domain.store, hashToken(token))
  if (found === undefined) throw refusedCredential('unknown')
  const now = domain.now()
  const { credential } = found
  const isOver = found.expiresAt <= now || (credential.expiresAt !== null && credential.expiresAt <= now)
  if (isOver) throw refusedCredential('expired')
  if (found.domain !== null && !isOfSite(host, found.domain)) throw refusedCredential('another site')
  const { principal, ...standing } = await standingOf(domain, credential)
  const scopes = principal.scopes.has('media:read') ? MEDIA_ONLY : new Set<Scope>()
  return { standing: { ...standing, principal: { ...principal, scopes } }, orgId: found.orgId }
}
