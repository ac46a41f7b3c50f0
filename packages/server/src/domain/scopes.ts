/** What a credential may be used for. A key is issued with some of these; each operation asks for one. */
export const SCOPES = [
  'partners:read',
  'partners:write',
  'partner:read',
  'partner:write',
  'keys:read',
  'keys:write',
  'mails:read',
  'members:read',
  'members:write',
  'links:follow',
  'login_links:write',
  'org_keys:read',
  'org_keys:write',
  'orgs:read',
  'orgs:write',
  'org:manage',
  'org_secrets:read',
  'org_secrets:write',
  'org_rules:read',
  'org_rules:write',
  'org_approvals:read',
  'locations:read',
  'locations:write',
  'devices:read',
  'devices:write',
  'devices:report',
  'media:read',
  'doors:read',
  'doors:write',
  'hardware:read',
  'licences:read',
  'licences:write',
  'sales:read',
  'sales:write',
  'projects:read',
  'projects:write',
  'agents:read',
  'agents:write',
  'secrets:read',
  'secrets:write',
  'budgets:read',
  'budgets:write',
  'rules:read',
  'rules:write',
  'approvals:read',
  'approvals:write',
  'events:read',
  'spend:read',
] as const
export type Scope = (typeof SCOPES)[number]

/** What a partner may do inside an organization that lets it in. */
const INSIDE_SCOPES = [
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
] as const

const PROJECT_SCOPES = [
  'agents:read',
  'agents:write',
  'secrets:read',
  'secrets:write',
  'rules:read',
  'rules:write',
  'approvals:read',
  'approvals:write',
] as const

/** What is asked for besides where an operation is about a whole organization rather than one of its projects. */
export const ORG_TIER_SCOPES = [
  'org_secrets:read',
  'org_secrets:write',
  'org_rules:read',
  'org_rules:write',
  'org_approvals:read',
] as const

/** What each kind of credential holds when nobody asks for less. */
export const DEFAULT_SCOPES = {
  operator: ['partners:read', 'partners:write', 'keys:read', 'keys:write', 'mails:read'],
  partner_key: [
    ...['partner:read', 'partner:write', 'keys:read', 'keys:write', 'members:read', 'members:write'],
    ...['orgs:read', 'orgs:write', 'projects:write', 'secrets:read', 'secrets:write'],
    ...['budgets:read', 'budgets:write', 'events:read', 'spend:read', 'hardware:read'],
    ...['licences:read', 'licences:write', 'sales:read', 'sales:write'],
    ...INSIDE_SCOPES,
  ],
  org_key: [
    ...['orgs:read', 'org:manage', 'members:read', 'members:write', 'projects:read', 'projects:write'],
    ...['locations:read', 'locations:write', 'devices:read', 'devices:write', 'licences:read'],
    ...['media:read', 'events:read', 'spend:read'],
    ...['doors:read', 'doors:write'],
    ...PROJECT_SCOPES,
    ...ORG_TIER_SCOPES,
  ],
  project_key: PROJECT_SCOPES,
  agent_token: [],
  device_token: ['devices:report'],
  // What its person's role holds.
  oauth_token: [],
  person: ['links:follow'],
} as const satisfies Record<string, readonly Scope[]>
