import { Group } from '@mantine/core'
import { AskingButton } from '../shared/asking-button.tsx'
import { DeleteButton } from '../shared/delete-button.tsx'
import { useChanged } from '../shared/use-changed.ts'
import { useCustomer } from './customer-place.ts'
import type { MintedToken } from './minted-token.ts'
import type { Agent } from './use-agents.ts'

interface OfAgent {
  readonly projectId: string
  readonly agent: Agent
}
interface Props extends OfAgent {
  readonly onMinted: (minted: MintedToken) => void
}

const Regenerate = ({ projectId, agent: { id, name, identifier }, onMinted }: Props) => {
  const { api } = useCustomer()
  const changed = useChanged()
  const regenerate = async () => {
    const { accessToken } = await api.regenerateAgentToken({ agentId: id }, { projectId })
    return () => {
      onMinted({ name, identifier, token: accessToken })
      void changed(`${name} has a new token.`)
    }
  }
  return (
    <AskingButton
      label="Regenerate token"
      of={name}
      title={`A new token for ${name}?`}
      verb="Regenerate the token"
      isLoss
      work={regenerate}
    >
      The token that it has now stops at once: programs that use it are refused until you give them the new
      one.
    </AskingButton>
  )
}

const Delete = ({ projectId, agent: { id: agentId, name } }: OfAgent) => {
  const { api } = useCustomer()
  return (
    <DeleteButton of={name} noun="agent" remove={() => api.deleteAgent({ agentId }, { projectId })}>
      Its token stops at once, and which secrets it may use is forgotten. This cannot be undone.
    </DeleteButton>
  )
}

/** What may be done with one agent. */
export const AgentActions = (props: Props) => (
  <Group gap="xs" wrap="nowrap">
    <Regenerate {...props} />
    {!props.agent.isDefault && <Delete {...props} />}
  </Group>
)
