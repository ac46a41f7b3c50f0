import {
  type GrantableRole,
  ORG_ROLE_IDS,
  ORG_ROLES,
  type OrgRole,
  orgRoleScopes,
} from '../../domain/roles.ts'
import { invalidField } from '../../kernel/errors.ts'
import { type Id, parseRuuid, toRuuid } from '../../kernel/ids.ts'

/** The roles that a token or a person may be given, as the dialect's permission groups. */
export const GRANTABLE: readonly GrantableRole[] = ['admin', 'member', 'viewer']

/** The roles as permission groups have them: ownership is one too, and given to nobody by way of this dialect. */
export const groupOfRole = (role: OrgRole): string => toRuuid(ORG_ROLE_IDS[role] as Id<'role'>)

/** The role that is a permission group, ownership too. Throws for a group that there is not. */
export const anyRoleOfGroup = (field: string, group: string): OrgRole => {
  const role = ORG_ROLES.find((known) => groupOfRole(known) === group)
  if (role === undefined) throw invalidField(field, 'names no permission group')
  return role
}

/** The role that a permission group gives. Throws for a group that nobody can be put into. */
export const roleOfGroup = (field: string, group: string): GrantableRole => {
  const id = parseRuuid<Id<'role'>>(group)
  const role = GRANTABLE.find((known) => ORG_ROLE_IDS[known] === id)
  if (role === undefined) throw invalidField(field, 'names no permission group')
  return role
}

/** What a permission group lets its tokens do; undefined where none is named. Throws for one that there is not. */
export const scopesOfGroup = (field: string, group: string | undefined): readonly string[] | undefined => {
  if (group === undefined) return undefined
  return [...orgRoleScopes(roleOfGroup(field, group))]
}

const holdsExactly = (role: GrantableRole, scopes: ReadonlySet<string>): boolean => {
  const granted = orgRoleScopes(role)
  return granted.size === scopes.size && [...granted].every((scope) => scopes.has(scope))
}

/** The role that holds exactly these scopes, if there is one. */
export const roleWithScopes = (scopes: ReadonlySet<string>): GrantableRole | undefined =>
  GRANTABLE.find((known) => holdsExactly(known, scopes))

/** The group whose tokens hold exactly these scopes, if there is one. */
export const groupWithScopes = (scopes: readonly string[]): string | undefined => {
  const role = roleWithScopes(new Set(scopes))
  return role && groupOfRole(role)
}
