import { and, asc, eq, isNull } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { AgentId, ProjectId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { agents, projects } from '../../store/schema/projects.ts'
import { orgQuery } from '../query.ts'

export interface Agent {
  readonly id: AgentId
  readonly name: string
  readonly identifier: string
  readonly isDefault: boolean
  readonly createdAt: Date
  readonly token: Secret
}

/** Lists the agents of a project with their tokens, oldest first. */
export const listAgents = orgQuery({
  name: 'agent.list',
  scope: 'agents:read',
  run: async (
    { tx, ctx, org },
    { projectId }: { readonly projectId: ProjectId },
  ): Promise<readonly Agent[]> => {
    const inProject = and(eq(projects.orgId, org.orgId), eq(projects.id, projectId))
    const [project] = await tx.select({ id: projects.id }).from(projects).where(inProject)
    if (project === undefined) throw new DomainError('project.not_found', 'Project not found')
    const rows = await tx
      .select({ agent: agents, credentialId: credentials.id, sealed: credentials.sealed })
      .from(agents)
      .innerJoin(credentials, and(eq(credentials.agentId, agents.id), isNull(credentials.revokedAt)))
      .where(and(eq(agents.orgId, org.orgId), eq(agents.projectId, projectId)))
      .orderBy(asc(agents.id))
    return rows.map(({ agent, credentialId, sealed }) => {
      if (sealed === null) throw new Error(`The token of agent ${agent.id} is not sealed.`)
      const { id, name, identifier, isDefault, createdAt } = agent
      const token = ctx.domain.keyRing.open(sealed, {
        tenant: org.partnerId,
        row: `credentials/${credentialId}`,
      })
      return { id, name, identifier, isDefault, createdAt, token }
    })
  },
})
