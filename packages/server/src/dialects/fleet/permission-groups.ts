import { type GrantableRole, ORG_ROLE_IDS, orgRoleScopes } from '../../domain/roles.ts'
import { invalidField } from '../../kernel/errors.ts'
import { type Id, parseRuuid, toRuuid } from '../../kernel/ids.ts'

/** The roles that a token may be given, as the dialect's permission groups. */
const GROUPS: readonly GrantableRole[] = ['admin', 'member', 'viewer']

/** What a permission group lets its tokens do; undefined where none is named. Throws for one that there is not. */
export const scopesOfGroup = (field: string, group: string | undefined): readonly string[] | undefined => {
  if (group === undefined) return undefined
  const id = parseRuuid<Id<'role'>>(group)
  const role = GROUPS.find((known) => ORG_ROLE_IDS[known] === id)
  if (role === undefined) throw invalidField(field, 'names no permission group')
  return [...orgRoleScopes(role)]
}

const holdsExactly = (role: GrantableRole, scopes: ReadonlySet<string>): boolean => {
  const granted = orgRoleScopes(role)
  return granted.size === scopes.size && [...granted].every((scope) => scopes.has(scope))
}

/** The group whose tokens hold exactly these scopes, if there is one. */
export const groupWithScopes = (scopes: readonly string[]): string | undefined => {
  const held = new Set(scopes)
  const role = GROUPS.find((known) => holdsExactly(known, held))
  return role && toRuuid(ORG_ROLE_IDS[role] as Id<'role'>)
}
