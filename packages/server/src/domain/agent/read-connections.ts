import { DomainError } from '../../kernel/errors.ts'
import type { ProjectId } from '../../kernel/ids.ts'
import { requireProject } from '../project/require-project.ts'
import { orgQuery } from '../query.ts'
import { type AgentTarget, requireAgent } from './agent.ts'

// There are no app connections yet: every list of them is empty, and every id of one is unknown.

/** Lists the app connections that are assigned to an agent: none. */
export const listAgentConnections = orgQuery({
  name: 'agent.list_connections',
  scope: 'agents:read',
  run: async ({ tx, org }, target: AgentTarget): Promise<readonly never[]> => {
    await requireAgent(tx, org, target)
    return []
  },
})

/** Checks what is to be assigned to an agent: nothing is what it has, and all else is `connection.not_found`. */
export const checkAgentConnections = orgQuery({
  name: 'agent.check_connections',
  scope: 'agents:write',
  run: async (
    { tx, org },
    { connectionIds, ...target }: AgentTarget & { readonly connectionIds: readonly string[] },
  ): Promise<void> => {
    await requireAgent(tx, org, target)
    if (connectionIds.length > 0)
      throw new DomainError('connection.not_found', 'This project has no such app connection')
  },
})

/** Lists the policies that narrow an agent's use of an app connection: none. */
export const listGranularAccess = orgQuery({
  name: 'agent.list_granular_access',
  scope: 'agents:read',
  run: async ({ tx, org }, { projectId }: { readonly projectId: ProjectId }): Promise<readonly never[]> => {
    await requireProject(tx, org, projectId)
    return []
  },
})
