import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { AgentSetup } from './agent-setup.tsx'
import type { Agent } from './use-agents.ts'

interface Props {
  readonly projectId: string
  readonly agents: readonly Agent[]
}

/** The set-up of the agent that is chosen, with a word where its token goes. */
export const ChosenAgentSetup = ({ projectId, agents }: Props) => {
  const [chosen, setChosen] = useState<string>()
  const agent =
    agents.find(({ identifier }) => identifier === chosen) ??
    agents.find(({ isDefault }) => isDefault) ??
    agents[0]
  if (agent === undefined) return null
  return (
    <>
      <NativeSelect
        label="Agent"
        data={agents.map(({ name, identifier }) => ({ value: identifier, label: name }))}
        value={agent.identifier}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        maw={320}
      />
      <AgentSetup projectId={projectId} identifier={agent.identifier} />
    </>
  )
}
