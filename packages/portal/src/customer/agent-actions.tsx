import { Group } from '@mantine/core'
import { AskingButton } from '../shared/asking-button.tsx'
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

const Delete = ({ projectId, agent: { id, name } }: OfAgent) => {
  const { api } = useCustomer()
  const changed = useChanged()
  const remove = async () => {
    await api.deleteAgent({ agentId: id }, { projectId })
    return () => changed(`${name} is deleted.`)
  }
  return (
    <AskingButton
      label="Delete"
      of={name}
      title={`Delete ${name}?`}
      verb="Delete the agent"
      isLoss
      work={remove}
    >
      Its token stops at once, and which secrets it may use is forgotten. This cannot be undone.
    </AskingButton>
  )
}

/** What may be done with one agent. */
export const AgentActions = (props: Props) => (
  <Group gap="xs" wrap="nowrap">
    <Regenerate {...props} />
    {!props.agent.isDefault && <Delete {...props} />}
  </Group>
)
