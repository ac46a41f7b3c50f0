import type { InputOf } from '../tenantry.ts'

type KeyScope = NonNullable<InputOf<'issueOwnKey'>['scopes']>[number]

// A scope that the API learns and that is not here does not compile.
const ALL: Readonly<Record<KeyScope, true>> = {
  'partner:read': true,
  'partner:write': true,
  'keys:read': true,
  'keys:write': true,
  'members:read': true,
  'members:write': true,
  'orgs:read': true,
  'orgs:write': true,
  'projects:write': true,
  'secrets:read': true,
  'secrets:write': true,
  'budgets:read': true,
  'budgets:write': true,
  'events:read': true,
  'spend:read': true,
  'hardware:read': true,
  'licences:read': true,
  'licences:write': true,
  'sales:read': true,
  'sales:write': true,
  'locations:read': true,
  'locations:write': true,
  'devices:read': true,
  'devices:write': true,
  'media:read': true,
  'doors:read': true,
  'doors:write': true,
  'projects:read': true,
  'agents:read': true,
  'login_links:write': true,
  'org_keys:read': true,
  'org_keys:write': true,
}
const isScope = (name: string): name is KeyScope => name in ALL

/** What a key of a partner may be narrowed to. */
export const KEY_SCOPES: readonly KeyScope[] = Object.keys(ALL).filter(isScope)
