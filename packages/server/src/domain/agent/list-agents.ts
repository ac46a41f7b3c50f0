import { eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { ProjectId } from '../../kernel/ids.ts'
import { agents } from '../../store/schema/projects.ts'
import { requireProject } from '../project/require-project.ts'
import { orgQuery } from '../query.ts'
import { type Agent, agentIn, readAgents } from './agent.ts'

interface Input {
  readonly projectId: ProjectId
}

/** Lists the agents of a project, oldest first; with their tokens for whoever may change them. */
export const listAgents = orgQuery({
  name: 'agent.list',
  scope: 'agents:read',
  run: async ({ tx, ctx, org }, { projectId }: Input): Promise<readonly Agent[]> => {
    await requireProject(tx, org, projectId)
    return readAgents(tx, ctx, org, agentIn(org, projectId))
  },
})

/** Reads the default agent of a project; with its token for whoever may change it. */
export const getDefaultAgent = orgQuery({
  name: 'agent.get_default',
  scope: 'agents:read',
  run: async ({ tx, ctx, org }, { projectId }: Input): Promise<Agent> => {
    await requireProject(tx, org, projectId)
    const picked = agentIn(org, projectId, eq(agents.isDefault, true))
    const [agent] = await readAgents(tx, ctx, org, picked)
    if (agent === undefined) throw new DomainError('agent.not_found', 'The project has no default agent')
    return agent
  },
})
