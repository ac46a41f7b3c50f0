import { DEFAULT_SCOPES, ORG_TIER_SCOPES, type Scope } from './scopes.ts'

/** Roles of a partner's own people. */
export const PARTNER_ROLES = ['owner', 'admin', 'member'] as const
export type PartnerRole = (typeof PARTNER_ROLES)[number]

/** Roles of an organization's people. */
export const ORG_ROLES = ['owner', 'admin', 'member', 'viewer'] as const
export type OrgRole = (typeof ORG_ROLES)[number]
/** What others may be given; ownership comes with a claim, or from an owner. */
export type GrantableRole = Exclude<OrgRole, 'owner'>

/** The roles as the embed dialect names them, in every installation. */
export const ORG_ROLE_IDS: Readonly<Record<OrgRole, string>> = {
  owner: '99a25a20-30d6-400a-b79a-9a8e523d0668',
  admin: '1e96a818-000e-4470-b642-0a70eac980f1',
  member: '2d57e7b2-d73e-4576-8e29-faee794a9db6',
  viewer: '76615957-e98f-4fa2-aa07-be35aab63399',
}

/** The roles with these ids; undefined where one of the ids is no role's. */
export const rolesWithIds = (ids: readonly string[]): readonly OrgRole[] | undefined => {
  const roles = ids.map((id) => ORG_ROLES.find((role) => ORG_ROLE_IDS[role] === id))
  return roles.every((role) => role !== undefined) ? roles : undefined
}

/** The one of several roles that holds the most. */
export const highestRole = (roles: readonly OrgRole[]): OrgRole | undefined =>
  ORG_ROLES.find((role) => roles.includes(role))

/** What only a partner's owner and admins may do. */
const PARTNER_ADMIN_ONLY: readonly Scope[] = [
  ...(['members:write', 'budgets:write', 'partner:write', 'keys:read', 'keys:write'] as const),
  ...(['org_keys:read', 'org_keys:write'] as const),
]
/** What only an organization's owners and admins may do. */
const ORG_ADMIN_ONLY: readonly Scope[] = [
  ...(['org:manage', 'members:write', 'projects:write', 'spend:read', 'events:read', 'doors:write'] as const),
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
