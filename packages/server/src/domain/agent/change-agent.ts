import { eq } from 'drizzle-orm'
import { checkedName } from '../../kernel/text.ts'
import { agents } from '../../store/schema/projects.ts'
import { orgCommand } from '../command.ts'
import { AGENT_NAME_CHARACTERS_MAX, type AgentTarget, agentIn, holdAgent, type SecretMode } from './agent.ts'

/** Gives an agent another name; its identifier stays. */
export const renameAgent = orgCommand({
  name: 'agent.rename',
  scope: 'agents:write',
  event: 'agent.renamed',
  run: async (
    { tx, org, note, unchanged },
    input: AgentTarget & { readonly name: string },
  ): Promise<void> => {
    const name = checkedName('name', input.name, AGENT_NAME_CHARACTERS_MAX)
    const agent = await holdAgent(tx, org, input)
    if (name === agent.name) return unchanged()
    await tx
      .update(agents)
      .set({ name })
      .where(agentIn(org, input.projectId, eq(agents.id, agent.id)))
    note({ ...org, subject: agent.id, data: { changed: { name } } })
  },
})

/** Says which of its project's secrets an agent may use. */
export const setSecretMode = orgCommand({
  name: 'agent.set_secret_mode',
  scope: 'agents:write',
  event: 'agent.secret_mode_changed',
  run: async (
    { tx, org, note, unchanged },
    { mode, ...target }: AgentTarget & { readonly mode: SecretMode },
  ): Promise<void> => {
    const agent = await holdAgent(tx, org, target)
    if (mode === agent.secretMode) return unchanged()
    await tx
      .update(agents)
      .set({ secretMode: mode })
      .where(agentIn(org, target.projectId, eq(agents.id, agent.id)))
    note({ ...org, subject: agent.id, data: { changed: { secretMode: mode } } })
  },
})

/** Makes an agent the default of its project in place of the one that was. */
export const setDefaultAgent = orgCommand({
  name: 'agent.set_default',
  scope: 'agents:write',
  event: 'agent.default_changed',
  run: async ({ tx, org, note, unchanged }, target: AgentTarget): Promise<void> => {
    const agent = await holdAgent(tx, org, target)
    if (agent.isDefault) return unchanged()
    const { projectId } = target
    const [former] = await tx
      .update(agents)
      .set({ isDefault: false })
      .where(agentIn(org, projectId, eq(agents.isDefault, true)))
      .returning({ id: agents.id })
    await tx
      .update(agents)
      .set({ isDefault: true })
      .where(agentIn(org, projectId, eq(agents.id, agent.id)))
    note({ ...org, subject: agent.id, data: { projectId, formerDefaultId: former?.id ?? null } })
  },
})
