import type { Context } from '../../domain/context.ts'
import {
  type KeyQuery,
  listClientKeys,
  listOrgKeys,
  listOwnKeys,
  revokeClientKey,
  revokeOrgKey,
  revokeOwnKey,
  type ShownKey,
} from '../../domain/credential/index.ts'
import type { OrgTarget } from '../../domain/org-scope.ts'
import type { PartnerPrincipal } from '../../domain/principal.ts'
import type { CredentialId, OrgId } from '../../kernel/ids.ts'
import type { Page } from '../../kernel/page.ts'
import type { TokenOwner } from './present/api-tokens.ts'

/** The tokens that a call is about, and what may be done with them. */
export interface TokenRing extends TokenOwner {
  list(query: KeyQuery): Promise<Page<ShownKey>>
  revoke(keyId: CredentialId): Promise<void>
}

const ofPartner = (ctx: Context, { ownOrgId }: PartnerPrincipal): TokenRing => ({
  orgId: ownOrgId,
  clientType: 'PARTNER_DEVELOPER',
  list: (query) => listOwnKeys(ctx, query),
  revoke: (keyId) => revokeOwnKey(ctx, { keyId }),
})

const ofClient = (ctx: Context, orgId: OrgId): TokenRing => ({
  orgId,
  clientType: 'DEVELOPER',
  list: (query) => listClientKeys(ctx, orgId, query),
  revoke: (keyId) => revokeClientKey(ctx, orgId, { keyId }),
})

const ofOrgItself = (ctx: Context, orgId: OrgId): TokenRing => ({
  orgId,
  clientType: 'DEVELOPER',
  list: (query) => listOrgKeys(ctx, orgId, query),
  revoke: (keyId) => revokeOrgKey(ctx, orgId, { keyId }),
})

/** The partner's tokens; partner endpoints never look at `x-auth-org`. */
export const partnerRing = (ctx: Context): TokenRing => {
  if (ctx.principal.kind !== 'partner') throw new Error('Only partners are served here.')
  return ofPartner(ctx, ctx.principal)
}

/**
 * The tokens of the organization that a client-level call runs in. Those of the partner's own organization are the
 * partner's; of a client's, a partner is told of those that it may know of.
 */
export const orgRing = (ctx: Context, target: OrgTarget): TokenRing => {
  const { principal } = ctx
  if (principal.kind === 'org') return ofOrgItself(ctx, target === 'own' ? principal.orgId : target)
  if (principal.kind !== 'partner') throw new Error('Nobody else is let in.')
  return target === 'own' || target === principal.ownOrgId ? ofPartner(ctx, principal) : ofClient(ctx, target)
}
