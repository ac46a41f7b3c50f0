import { Badge, Group } from '@mantine/core'
import { type Column, DataTable } from '../shared/data-table.tsx'
import { Time } from '../shared/time.tsx'
import { AgentActions } from './agent-actions.tsx'
import { useCustomer } from './customer-place.ts'
import type { MintedToken } from './minted-token.ts'
import { changesAgents } from './rights.ts'
import type { Agent } from './use-agents.ts'

const secretsInWords = ({ secretMode, _count }: Agent): string =>
  secretMode === 'all' ? 'All that apply' : `${_count.agentSecrets} assigned`

const FACTS: readonly Column<Agent>[] = [
  {
    head: 'Name',
    cell: ({ name, isDefault }) => (
      <Group gap="xs">
        {name}
        {isDefault && <Badge variant="outline">Default</Badge>}
      </Group>
    ),
    orderBy: ({ name }) => name,
  },
  { head: 'Identifier', cell: ({ identifier }) => identifier, orderBy: ({ identifier }) => identifier },
  { head: 'Secrets', cell: secretsInWords },
  {
    head: 'Created',
    cell: ({ createdAt }) => <Time at={createdAt} dayOnly />,
    orderBy: ({ createdAt }) => createdAt,
  },
]

interface Props {
  readonly projectId: string
  readonly agents: readonly Agent[]
  readonly onMinted: (minted: MintedToken) => void
}

/** The agents of a project and what may be done with each. */
export const AgentTable = ({ projectId, agents, onMinted }: Props) => {
  const mayChange = changesAgents(useCustomer().role)
  const actions: Column<Agent> = {
    head: 'Actions',
    cell: (agent) => <AgentActions projectId={projectId} agent={agent} onMinted={onMinted} />,
  }
  return (
    <DataTable
      label="Agents"
      rows={agents}
      keyOf={({ id }) => id}
      columns={mayChange ? [...FACTS, actions] : FACTS}
    />
  )
}
