/** What a credential may be used for. A key is issued with some of these; each operation asks for one. */
export const SCOPES = [
  'partners:read',
  'partners:write',
  'keys:read',
  'keys:write',
  'mails:read',
  'orgs:read',
  'orgs:write',
  'locations:read',
  'locations:write',
  'devices:read',
  'projects:read',
  'agents:read',
] as const
export type Scope = (typeof SCOPES)[number]

const ORG_SCOPES = [
  'locations:read',
  'locations:write',
  'devices:read',
  'projects:read',
  'agents:read',
] as const

/** What each kind of credential holds when nobody asks for less. */
export const DEFAULT_SCOPES = {
  operator: ['partners:read', 'partners:write', 'keys:read', 'keys:write', 'mails:read'],
  partner_key: ['orgs:read', 'orgs:write', ...ORG_SCOPES],
  org_key: ['orgs:read', ...ORG_SCOPES],
  project_key: ['agents:read'],
  agent_token: [],
} as const satisfies Record<string, readonly Scope[]>
