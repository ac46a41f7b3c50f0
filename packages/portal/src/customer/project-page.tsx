import { Title } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { OnceShownDialog } from '../shared/once-shown-dialog.tsx'
import { Page } from '../shared/page.tsx'
import { AgentSetup } from './agent-setup.tsx'
import { AgentTable } from './agent-table.tsx'
import { ChosenAgentSetup } from './chosen-agent-setup.tsx'
import { CreateAgent } from './create-agent.tsx'
import { useCustomer } from './customer-place.ts'
import type { MintedToken } from './minted-token.ts'
import { changesAgents } from './rights.ts'
import { useAgents } from './use-agents.ts'
import { useProjects } from './use-projects.ts'

interface Props {
  readonly projectId: string
  readonly onMinted: (minted: MintedToken) => void
}

const Agents = ({ projectId, onMinted }: Props) => {
  const { role } = useCustomer()
  const agents = useAgents(projectId)
  return (
    <Loaded query={agents}>
      {(data) => {
        if (data.length === 0)
          return (
            <EmptyState title="No agents yet">
              An agent is a program that reaches services through the gateway.
            </EmptyState>
          )
        return (
          <>
            <AgentTable projectId={projectId} agents={data} onMinted={onMinted} />
            {changesAgents(role) && (
              <>
                <Title order={2} size="h3">
                  Set up an agent
                </Title>
                <ChosenAgentSetup projectId={projectId} agents={data} />
              </>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

/** One project: its agents, and how each is set up. */
export const ProjectPage = () => {
  const { projectId } = useParams({ from: '/o/$orgId/projects/$projectId' })
  const { role } = useCustomer()
  const project = useProjects().data?.find(({ id }) => id === projectId)
  const [minted, setMinted] = useState<MintedToken>()
  return (
    <Page
      title={project?.name ?? 'Project'}
      about="The agents of this project and how they reach services through the gateway."
      actions={changesAgents(role) && <CreateAgent projectId={projectId} onMinted={setMinted} />}
    >
      <Agents projectId={projectId} onMinted={setMinted} />
      <OnceShownDialog
        title={`The token of ${minted?.name ?? 'the agent'}`}
        values={minted && [{ label: 'Agent token', value: minted.token }]}
        fileName={`agent-token-${minted?.identifier ?? ''}.txt`}
        onClose={() => setMinted(undefined)}
      >
        {minted !== undefined && (
          <AgentSetup projectId={projectId} identifier={minted.identifier} token={minted.token} />
        )}
      </OnceShownDialog>
    </Page>
  )
}
