import type { Static } from 'typebox'
import type { Agent } from '../../../domain/agent/index.ts'
import type * as schemas from '../schemas/agents.ts'

/** OpenAPI, `Agent`. */
export const presentAgent = (agent: Agent): Static<typeof schemas.Agent> => ({
  id: agent.id,
  name: agent.name,
  identifier: agent.identifier,
  ...(agent.token !== undefined && { accessToken: agent.token.reveal() }),
  isDefault: agent.isDefault,
  secretMode: agent.secretMode,
  createdAt: agent.createdAt.toISOString(),
  // There are no app connections yet.
  _count: { agentSecrets: agent.assignedSecrets, agentAppConnections: 0 },
})

/** OpenAPI, `createAgent`: without the token. */
export const presentCreatedAgent = ({
  id,
  name,
  identifier,
  createdAt,
}: Pick<Agent, 'id' | 'name' | 'identifier' | 'createdAt'>): Static<typeof schemas.CreatedAgent> => ({
  id,
  name,
  identifier,
  createdAt: createdAt.toISOString(),
})
