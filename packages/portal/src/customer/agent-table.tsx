import { Badge, Button, Group, Table } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Confirm } from '../shared/confirm.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { Time } from '../shared/time.tsx'
import { useCustomer } from './customer-place.ts'
import type { MintedToken } from './minted-token.ts'
import { changesAgents } from './rights.ts'
import type { Agent } from './use-agents.ts'
import { useChanged } from './use-changed.ts'

interface OfAgent {
  readonly projectId: string
  readonly agent: Agent
}
type OnMinted = (minted: MintedToken) => void

const Regenerate = ({ projectId, agent, onMinted }: OfAgent & { readonly onMinted: OnMinted }) => {
  const { api } = useCustomer()
  const changed = useChanged()
  const [isAsking, asking] = useDisclosure()
  const { id, name, identifier } = agent
  const regenerate = async () => {
    const { accessToken } = await api.regenerateAgentToken({ agentId: id }, { projectId })
    return () => {
      onMinted({ name, identifier, token: accessToken })
      void changed(`${name} has a new token.`)
    }
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={asking.open}
        aria-label={`Regenerate token of ${name}`}
      >
        Regenerate token
      </Button>
      <Confirm
        opened={isAsking}
        onClose={asking.close}
        title={`A new token for ${name}?`}
        verb="Regenerate the token"
        work={regenerate}
      >
        The token that it has now stops at once: programs that use it are refused until you give them the new
        one.
      </Confirm>
    </>
  )
}

const Delete = ({ projectId, agent: { id, name } }: OfAgent) => {
  const { api } = useCustomer()
  const changed = useChanged()
  const [isDeleting, deleting] = useDisclosure()
  const remove = async () => {
    await api.deleteAgent({ agentId: id }, { projectId })
    await changed(`${name} is deleted.`)
  }
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={deleting.open} aria-label={`Delete agent ${name}`}>
        Delete agent
      </Button>
      <Confirm
        opened={isDeleting}
        onClose={deleting.close}
        title={`Delete ${name}?`}
        verb="Delete the agent"
        work={remove}
      >
        Its token stops at once, and which secrets it may use is forgotten. This cannot be undone.
      </Confirm>
    </>
  )
}

const secretsInWords = ({ secretMode, _count }: Agent): string =>
  secretMode === 'all' ? 'All that apply' : `${_count.agentSecrets} assigned`

interface Props {
  readonly projectId: string
  readonly agents: readonly Agent[]
  readonly onMinted: OnMinted
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
              <Group gap="xs" wrap="nowrap">
                <Regenerate projectId={projectId} agent={agent} onMinted={onMinted} />
                {!agent.isDefault && <Delete projectId={projectId} agent={agent} />}
              </Group>
            </Table.Td>
          )}
        </Table.Tr>
      ))}
    </ScrollingTable>
  )
}
