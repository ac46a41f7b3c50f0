import { hashToken, isWellFormedToken } from '../../crypto/token.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type FoundCredential, findCredential, findGrantedPlace } from '../../store/across-tenants/index.ts'
import type { Domain } from '../context.ts'
import { holdOn } from '../entry-rule.ts'
import type { TenantPrincipal } from '../principal.ts'
import { SCOPES, type Scope } from '../scopes.ts'
import { granted } from './granted.ts'
import type { Standing } from './standing-cache.ts'

const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/
const TOKEN_CHARACTERS_MAX = 4_096

/** The reason stays in the log: on the wire every bad credential is alike. */
export const refusedCredential = (reason: string): DomainError =>
  new DomainError('credential.invalid', 'Invalid credential', { cause: reason })

const knownScopes = (scopes: readonly string[]): ReadonlySet<Scope> =>
  new Set(SCOPES.filter((scope) => scopes.includes(scope)))

const principalOf = (found: FoundCredential): TenantPrincipal => {
  const { partnerId, orgId, projectId, agentId, deviceId, userId } = found
  const holder = {
    ...{ partnerId, credentialId: found.id, scopes: knownScopes(found.scopes) },
    ...(found.seenByPartner && { fromPartner: true as const }),
    ...(found.org?.status === 'detached' && { detached: true as const }),
    ...(found.expiresAt !== null && { expiresAt: found.expiresAt }),
  }
  if (found.kind === 'partner_key') return { ...holder, kind: 'partner', ownOrgId: found.ownOrgId }
  if (found.kind === 'org_key' && orgId !== null) return { ...holder, kind: 'org', orgId }
  if (found.kind === 'project_key' && orgId !== null && projectId !== null)
    return { ...holder, kind: 'project', orgId, projectId, ...(userId !== null && { ownerId: userId }) }
  if (orgId !== null && deviceId !== null) return { ...holder, kind: 'device', orgId, deviceId }
  if (orgId !== null && projectId !== null && agentId !== null)
    return { ...holder, kind: 'agent', orgId, projectId, agentId }
  throw new Error(`Credential ${found.id} lacks what its kind needs.`)
}

/** Whom an application acts for, by what its person may do at this moment. */
const principalOfGrant = async (
  { store }: Domain,
  { oauthGrantId, ...found }: FoundCredential,
): Promise<TenantPrincipal> => {
  if (oauthGrantId === null) throw new Error(`Credential ${found.id} lacks its grant.`)
  const place = await findGrantedPlace(store, found.partnerId, oauthGrantId)
  const principal = place && granted(found, place, knownScopes(found.scopes))
  if (principal === undefined) throw refusedCredential('place gone')
  return principal
}

/** The standing of a credential that was found. Throws `credential.invalid` for a revoked one, of an inactive partner, or whose person has lost their place. */
export const standingOf = async (domain: Domain, found: FoundCredential): Promise<Standing> => {
  const { partner } = found
  if (found.revokedAt !== null) throw refusedCredential('revoked')
  if (!partner.active) throw refusedCredential('partner inactive')
  return {
    principal: found.kind === 'oauth_token' ? await principalOfGrant(domain, found) : principalOf(found),
    ...(found.expiresAt !== null && { expiresAt: found.expiresAt }),
    ...(found.certificateFingerprint !== null && {
      certificateFingerprint: found.certificateFingerprint,
    }),
    hold: found.org === null ? undefined : holdOn(found.org, domain.now()),
    partner: {
      ipAllowList: partner.ipAllowList,
      rateLimitPerMinute: partner.rateLimitPerMinute ?? undefined,
    },
  }
}

const readStanding = async (domain: Domain, token: string, hash: Buffer): Promise<Standing> => {
  const isJwt = JWT.test(token)
  // A mistyped or forged token is refused here, without a look-up.
  if (!isJwt && !isWellFormedToken(token)) throw refusedCredential('malformed')
  if (isJwt && !(await domain.signingKeys.isOurs(token))) throw refusedCredential('signature')
  const found = await findCredential(domain.store, hash)
  if (found === undefined) throw refusedCredential('unknown')
  return standingOf(domain, found)
}

/**
 * Verifies a token and answers who it speaks for. Throws `credential.invalid` for a token that is malformed, unknown,
 * expired or revoked, or whose partner is inactive. `certificate` is the SHA-256 of the one that is presented with it,
 * proved by its private key: a token that is bound to one comes with that and no other, and any other token with none.
 * `freshMs` is how long what was read before is believed, where that is to be less than for others.
 */
export const authenticate = async (
  domain: Domain,
  token: string,
  certificate?: string,
  freshMs?: number,
): Promise<Standing> => {
  if (token.length > TOKEN_CHARACTERS_MAX) throw refusedCredential('malformed')
  const hash = hashToken(token)
  const standing = await domain.standings.get(
    hash.toString('latin1'),
    () => readStanding(domain, token, hash),
    freshMs,
  )
  const { principal, certificateFingerprint, expiresAt } = standing
  if (certificateFingerprint !== certificate) throw refusedCredential('certificate')
  if (expiresAt !== undefined && expiresAt <= domain.now()) throw refusedCredential('expired')
  domain.credentialUses.note(principal)
  return standing
}
