import { DEFAULT_SCOPES, ORG_TIER_SCOPES, type Scope } from './scopes.ts'

/** Roles of a partner's own people. */
export const PARTNER_ROLES = ['owner', 'admin', 'member'] as const
export type PartnerRole = (typeof PARTNER_ROLES)[number]

/** Roles of an organization's people. */
export const ORG_ROLES = ['owner', 'admin', 'member', 'viewer'] as const
export type OrgRole = (typeof ORG_ROLES)[number]

/** What only a partner's owner and admins may do. */
const PARTNER_ADMIN_ONLY: readonly Scope[] = [
  ...(['members:write', 'budgets:write', 'partner:write', 'keys:read', 'keys:write'] as const),
]
/** What only an organization's owners and admins may do. */
const ORG_ADMIN_ONLY: readonly Scope[] = [
  ...(['org:manage', 'members:write', 'projects:write', 'spend:read', 'events:read'] as const),
  ...ORG_TIER_SCOPES,
]

const reading = (scopes: readonly Scope[]): readonly Scope[] =>
  scopes.filter((scope) => scope.endsWith(':read'))
const without = (scopes: readonly Scope[], left: readonly Scope[]): readonly Scope[] =>
  scopes.filter((scope) => !left.includes(scope))

const OF_PARTNER: Readonly<Record<PartnerRole, readonly Scope[]>> = {
  owner: DEFAULT_SCOPES.partner_key,
  admin: DEFAULT_SCOPES.partner_key,
  member: without(DEFAULT_SCOPES.partner_key, PARTNER_ADMIN_ONLY),
}
const OF_ORG: Readonly<Record<OrgRole, readonly Scope[]>> = {
  owner: DEFAULT_SCOPES.org_key,
  admin: DEFAULT_SCOPES.org_key,
  member: without(DEFAULT_SCOPES.org_key, ORG_ADMIN_ONLY),
  viewer: without(reading(DEFAULT_SCOPES.org_key), ORG_ADMIN_ONLY),
}

/** What a person may do for a partner. */
export const partnerRoleScopes = (role: PartnerRole): ReadonlySet<Scope> => new Set(OF_PARTNER[role])
/** Whether only an organization's owners and admins have this right in it. */
export const needsOrgAdmin = (scope: Scope): boolean => ORG_ADMIN_ONLY.includes(scope)
/** What a person may do in an organization. */
export const orgRoleScopes = (role: OrgRole): ReadonlySet<Scope> => new Set(OF_ORG[role])
