import { eq } from 'drizzle-orm'
import { agents } from '../../store/schema/projects.ts'
import { type AgentTarget, agentIn, holdAgent, requireAgent } from '../agent/agent.ts'
import { orgCommand } from '../command.ts'
import { enterProject } from '../project/require-project.ts'
import { orgQuery } from '../query.ts'
import { type GatewaySwitch, standsSo, type WantedSwitch } from './gateway-switch.ts'

/** Reads whether the traffic of one agent is stopped. */
export const readAgentSwitch = orgQuery({
  name: 'gateway.read_of_agent',
  scope: 'agents:read',
  run: async ({ tx, ctx, org }, target: AgentTarget): Promise<GatewaySwitch> => {
    await enterProject(tx, ctx, org, target.projectId)
    const { gatewayStoppedAt } = await requireAgent(tx, org, target)
    return { stoppedAt: gatewayStoppedAt }
  },
})

/** Stops or starts the traffic of one agent; its open tunnels are cut. */
export const switchAgent = orgCommand({
  name: 'gateway.switch_agent',
  scope: 'agents:write',
  event: 'gateway.switched',
  run: async (
    { tx, ctx, org, note, unchanged },
    { stopped, ...target }: AgentTarget & WantedSwitch,
  ): Promise<GatewaySwitch> => {
    await enterProject(tx, ctx, org, target.projectId)
    const agent = await holdAgent(tx, org, target)
    const known = { stoppedAt: agent.gatewayStoppedAt }
    if (standsSo(known, { stopped })) {
      unchanged()
      return known
    }
    const stoppedAt = stopped ? ctx.domain.now() : null
    await tx
      .update(agents)
      .set({ gatewayStoppedAt: stoppedAt })
      .where(agentIn(org, target.projectId, eq(agents.id, agent.id)))
    note({ ...org, subject: agent.id, data: { stopped } })
    return { stoppedAt }
  },
})
