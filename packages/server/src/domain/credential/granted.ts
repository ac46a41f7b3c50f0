import type { FoundCredential, GrantedPlace } from '../../store/across-tenants/index.ts'
import type { TenantPrincipal } from '../principal.ts'
import { orgRoleScopes, partnerRoleScopes } from '../roles.ts'
import type { Scope } from '../scopes.ts'

/**
 * Who acts by an access token: its person, in the one place that they chose, with what both their role gives at this
 * moment and the token was issued with. Undefined where the place is no longer theirs. What they do with their rights
 * outlives the token, as what they do by a session does.
 */
export const granted = (
  { partnerId, orgId, ownOrgId, id, org }: Omit<FoundCredential, 'oauthGrantId'>,
  { clientId, userId, email, partnerRole, orgRole, fromPartner }: GrantedPlace,
  issued: ReadonlySet<Scope>,
): TenantPrincipal | undefined => {
  const among = (scopes: ReadonlySet<Scope>) => new Set([...scopes].filter((scope) => issued.has(scope)))
  const by = { partnerId, credentialId: id, via: clientId }
  if (orgId === null && partnerRole !== null) {
    const user = { id: userId, email, role: partnerRole }
    return { ...by, kind: 'partner', ownOrgId, user, scopes: among(partnerRoleScopes(partnerRole)) }
  }
  if (orgId === null || orgRole === null) return undefined
  return {
    ...by,
    ...(fromPartner === true && { fromPartner }),
    ...(org?.status === 'detached' && { detached: true as const }),
    ...{ kind: 'org', orgId, scopes: among(orgRoleScopes(orgRole)) },
    user: { id: userId, email, role: orgRole },
  }
}
