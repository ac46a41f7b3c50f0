import { Type } from 'typebox'
import { REFUSALS } from '../schemas.ts'

export const AgentQuery = Type.Object({
  agent: Type.Optional(
    Type.String({ description: 'The agent’s identifier; the default agent of the project without.' }),
  ),
})
export const FrameworkQuery = Type.Object({
  agent_framework: Type.Optional(Type.String({ description: 'Such as `claude` or `codex`.' })),
})
export const StubPath = Type.Object({ agent: Type.String() })

export const ContainerConfig = Type.Object({
  env: Type.Object({}, { additionalProperties: Type.String() }),
  caCertificate: Type.String({ description: 'PEM.' }),
  caCertificateContainerPath: Type.String(),
})
/** Which agent is missing, where it is an agent. */
export const MissingAgent = Type.Object({
  error: REFUSALS[404].properties.error,
  code: Type.Optional(Type.Enum(['AGENT_NOT_FOUND', 'AGENT_REQUIRED', 'NO_AGENTS'])),
  agentIdentifier: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})

export const CredentialStubList = Type.Object({ agents: Type.Array(Type.String()) })
export const CredentialStub = Type.Object({
  agent: Type.String(),
  filePath: Type.String(),
  content: Type.String(),
  authMode: Type.Enum(['api-key', 'oauth']),
  permissions: Type.String(),
})

export const GatewayUrl = Type.Object({ url: Type.String() })

/** A text of another type than JSON. */
export const textAs = (type: string) => ({
  description: 'Default Response',
  content: { [type]: { schema: Type.String() } },
})
