import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { agents } from '../../store/schema/projects.ts'
import { orgCommand } from '../command.ts'
import { retireCredentials } from '../credential/retire-credentials.ts'
import { type AgentTarget, agentIn, holdAgent } from './agent.ts'

/** Deletes an agent; its token is refused before this answers. Throws `agent.is_default` for the project's default. */
export const deleteAgent = orgCommand({
  name: 'agent.delete',
  scope: 'agents:write',
  event: 'agent.deleted',
  run: async ({ tx, ctx, org, note, forget }, target: AgentTarget): Promise<void> => {
    const agent = await holdAgent(tx, org, target)
    if (agent.isDefault)
      throw new DomainError(
        'agent.is_default',
        'The default agent cannot be deleted; make another agent the default first',
      )
    const tokens = and(eq(credentials.orgId, org.orgId), eq(credentials.agentId, agent.id))
    await retireCredentials({ tx, forget }, ctx.domain, tokens)
    await tx.delete(agents).where(agentIn(org, target.projectId, eq(agents.id, agent.id)))
    const { name, identifier } = agent
    note({ ...org, subject: agent.id, data: { name, identifier, projectId: target.projectId } })
  },
})
