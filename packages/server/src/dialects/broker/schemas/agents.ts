import { Type } from 'typebox'
import { AGENT_IDENTIFIER, AGENT_NAME_CHARACTERS_MAX } from '../../../domain/agent/index.ts'
import { Moment } from '../schemas.ts'

export const AgentPath = Type.Object({ agentId: Type.String() })

const SecretMode = Type.Enum(['all', 'selective'])
const Name = Type.String({
  minLength: 1,
  maxLength: AGENT_NAME_CHARACTERS_MAX,
  examples: ['Claude Assistant'],
})
const identifier = (description: string) => Type.String({ pattern: AGENT_IDENTIFIER.source, description })

export const Agent = Type.Object({
  id: Type.String(),
  name: Type.String(),
  identifier: Type.String(),
  accessToken: Type.Optional(
    Type.String({
      description: 'The agent’s gateway access token (`aoc_…`); left out for people who may only look.',
    }),
  ),
  isDefault: Type.Boolean(),
  secretMode: SecretMode,
  createdAt: Moment,
  _count: Type.Object({ agentSecrets: Type.Integer(), agentAppConnections: Type.Integer() }),
})
export const AgentList = Type.Array(Agent)

export const NewAgent = Type.Object({
  name: Name,
  identifier: identifier('Unique in the project: lower-case letters, digits and hyphens.'),
  parentIdentifier: Type.Optional(
    identifier('An agent of the project whose secret mode and assigned secrets the new one begins with.'),
  ),
})

export const CreatedAgent = Type.Object({
  id: Type.String(),
  name: Type.String(),
  identifier: Type.String(),
  createdAt: Moment,
})

export const AgentName = Type.Object({ name: Name })
export const NewSecretMode = Type.Object({ mode: SecretMode })
export const AccessToken = Type.Object({ accessToken: Type.String() })

const ASSIGNMENTS_MAX = 1_000
export const SecretIds = Type.Array(Type.String())
export const AssignedSecrets = Type.Object({
  secretIds: Type.Array(Type.String(), { maxItems: ASSIGNMENTS_MAX }),
})

export const AgentConnections = Type.Array(
  Type.Object({
    appConnectionId: Type.String(),
    sessionPolicy: Type.Union([Type.Object({}), Type.Null()]),
  }),
)
export const AssignedConnections = Type.Object({
  connections: Type.Array(Type.Object({ appConnectionId: Type.String() }), { maxItems: ASSIGNMENTS_MAX }),
})

export const GranularAccess = Type.Array(
  Type.Object({
    agentId: Type.String(),
    agentName: Type.String(),
    connectionId: Type.String(),
    provider: Type.String(),
    connectionLabel: Type.Union([Type.String(), Type.Null()]),
    policy: Type.Object({}),
  }),
)
