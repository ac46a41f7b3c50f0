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
