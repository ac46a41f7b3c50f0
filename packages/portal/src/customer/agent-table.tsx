import { Badge, Group, Table } from '@mantine/core'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { Time } from '../shared/time.tsx'
import { AgentActions } from './agent-actions.tsx'
import { useCustomer } from './customer-place.ts'
import type { MintedToken } from './minted-token.ts'
import { changesAgents } from './rights.ts'
import type { Agent } from './use-agents.ts'

const secretsInWords = ({ secretMode, _count }: Agent): string =>
  secretMode === 'all' ? 'All that apply' : `${_count.agentSecrets} assigned`

interface Props {
  readonly projectId: string
  readonly agents: readonly Agent[]
  readonly onMinted: (minted: MintedToken) => void
}

/** The agents of a project and what may be done with each. */
export const AgentTable = ({ projectId, agents, onMinted }: Props) => {
  const mayChange = changesAgents(useCustomer().role)
  return (
    <ScrollingTable
      label="Agents"
      head={['Name', 'Identifier', 'Secrets', 'Created', ...(mayChange ? ['Actions'] : [])]}
    >
      {agents.map((agent) => (
        <Table.Tr key={agent.id}>
          <Table.Td>
            <Group gap="xs">
              {agent.name}
              {agent.isDefault && <Badge variant="outline">Default</Badge>}
            </Group>
          </Table.Td>
          <Table.Td>{agent.identifier}</Table.Td>
          <Table.Td>{secretsInWords(agent)}</Table.Td>
          <Table.Td>
            <Time at={agent.createdAt} dayOnly />
          </Table.Td>
          {mayChange && (
            <Table.Td>
              <AgentActions projectId={projectId} agent={agent} onMinted={onMinted} />
            </Table.Td>
          )}
        </Table.Tr>
      ))}
    </ScrollingTable>
  )
}
