import { Type } from 'typebox'
import { RuleCondition } from './rules.ts'

const Moment = Type.String({ format: 'date-time' })
const Label = Type.Union([Type.String(), Type.Null()])

export const ProviderPath = Type.Object({ provider: Type.String() })
export const ProviderQuery = Type.Object({
  provider: Type.Optional(Type.String({ description: 'Only those of one provider, such as `github`.' })),
})

const AppConnectionOfApp = Type.Object({
  id: Type.String(),
  label: Label,
  status: Type.String(),
  scopes: Type.Array(Type.String()),
  connectedAt: Moment,
})

/** The command line reads one `connection`, the document has `connections`: both are there. */
export const App = Type.Object({
  id: Type.String(),
  name: Type.String(),
  available: Type.Boolean(),
  configurable: Type.Boolean(),
  connection: Type.Union([AppConnectionOfApp, Type.Null()]),
  connections: Type.Array(AppConnectionOfApp),
})
export const AppList = Type.Array(App)

export const Connection = Type.Object({
  id: Type.String(),
  provider: Type.String(),
  label: Label,
  status: Type.String(),
  scopes: Type.Array(Type.String()),
  scope: Type.Enum(['project', 'organization']),
  connectedAt: Moment,
})
export const ConnectionList = Type.Array(Connection)

export const VaultList = Type.Array(
  Type.Object({
    id: Type.String(),
    provider: Type.String(),
    status: Type.String(),
    name: Label,
    lastConnectedAt: Type.Union([Moment, Type.Null()]),
  }),
)

export const ProviderList = Type.Array(Type.String())

export const AppConfig = Type.Object({}, { additionalProperties: Type.String() })
export const AppConfigState = Type.Object({
  settings: Type.Object({}, { additionalProperties: Type.String() }),
  hasCredentials: Type.Boolean(),
  enabled: Type.Boolean(),
})

export const PermissionDefinitionList = Type.Array(Type.Object({ provider: Type.String() }))

const Permissions = Type.Object({}, { additionalProperties: true })
export const AppPermissions = Type.Object({ defaults: Permissions, byAgent: Permissions })
const permissionChange = (...permissions: readonly string[]) =>
  Type.Object({
    changes: Type.Array(
      Type.Object({ toolId: Type.String({ minLength: 1 }), permission: Type.Enum([...permissions]) }),
      { minItems: 1 },
    ),
    conditions: Type.Optional(Type.Array(RuleCondition, { maxItems: 10 })),
  })
export const OrgPermissionChanges = permissionChange('allow', 'manual_approval', 'block')
export const PermissionChanges = Type.Object({
  ...permissionChange('allow', 'manual_approval', 'block', 'inherit').properties,
  agentId: Type.Optional(Type.String({ minLength: 1 })),
})
export const RuleOverlap = Type.Object({ count: Type.Integer() })

export const Toggle = Type.Object({ enabled: Type.Boolean() })

export const AppCredentials = Type.Object({
  fields: Type.Object({}, { additionalProperties: Type.String() }),
  connectionId: Type.Optional(Type.String()),
  label: Type.Optional(Type.String()),
  method: Type.Optional(Type.String()),
})

export const ConnectionPath = Type.Object({ connectionId: Type.String() })
export const ConnectionLabel = Type.Object({ label: Type.String({ minLength: 1 }) })
export const RenamedConnection = Type.Object({
  id: Type.String(),
  provider: Type.String(),
  status: Type.String(),
  label: Label,
})

export const BlocklistRulePath = Type.Object({ provider: Type.String(), ruleId: Type.String() })
/** One of the app's own hosts by its id, or another one by name and pattern. */
export const NewBlocklistEntry = Type.Object({
  hostId: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  hostPattern: Type.Optional(Type.String()),
})
export const Blocklist = Type.Array(
  Type.Object({
    hostId: Type.String(),
    ruleId: Label,
    enabled: Type.Boolean(),
    custom: Type.Boolean(),
    name: Type.String(),
    hostPattern: Type.String(),
    scope: Type.Union([Type.Enum(['project', 'organization']), Type.Null()]),
  }),
)
