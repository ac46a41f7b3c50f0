import type { InputOf } from '../tenantry.ts'

type KeyScope = NonNullable<InputOf<'issueOwnKey'>['scopes']>[number]

/** The scopes that `issueOwnKey` takes in the OpenAPI description; types alone leave nothing to list them from. */
export const KEY_SCOPES: readonly KeyScope[] = [
  'partner:read',
  'partner:write',
  'keys:read',
  'keys:write',
  'members:read',
  'members:write',
  'orgs:read',
  'orgs:write',
  'projects:write',
  'secrets:read',
  'secrets:write',
  'budgets:read',
  'budgets:write',
  'events:read',
  'spend:read',
  'hardware:read',
  'licences:read',
  'licences:write',
  'sales:read',
  'sales:write',
  'locations:read',
  'locations:write',
  'devices:read',
  'devices:write',
  'media:read',
  'doors:read',
  'doors:write',
  'projects:read',
  'agents:read',
  'login_links:write',
  'org_keys:read',
  'org_keys:write',
]
