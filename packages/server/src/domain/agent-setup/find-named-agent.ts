import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { ProjectId } from '../../kernel/ids.ts'
import { agents } from '../../store/schema/projects.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'

/** An agent of a project as people name it. */
export interface NamedAgent {
  readonly projectId: ProjectId
  /** The agent's identifier; the project's default agent without one. */
  readonly agent: string | undefined
}

/** Finds an agent by its name. Throws where the project has no such agent, no default one or none at all. */
export const findNamedAgent = async (tx: Tx, org: OrgScope, { projectId, agent }: NamedAgent) => {
  const known = await tx
    .select({ id: agents.id, identifier: agents.identifier, isDefault: agents.isDefault })
    .from(agents)
    .where(and(eq(agents.orgId, org.orgId), eq(agents.projectId, projectId)))
  if (known.length === 0) throw new DomainError('agent_setup.no_agents', 'This project has no agents yet')
  const found = known.find(({ identifier, isDefault }) =>
    agent === undefined ? isDefault : identifier === agent,
  )
  if (found !== undefined) return found
  throw agent === undefined
    ? new DomainError('agent_setup.agent_required', 'Name the agent: this project has no default one')
    : new DomainError('agent_setup.agent_not_found', 'No agent with this identifier exists')
}
