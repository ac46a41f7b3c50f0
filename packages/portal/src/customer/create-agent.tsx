import { TextInput } from '@mantine/core'
import { FormButton } from '../shared/form-button.tsx'
import { formText } from '../shared/form-text.ts'
import { useChanged } from '../shared/use-changed.ts'
import { useCustomer } from './customer-place.ts'
import type { MintedToken } from './minted-token.ts'

const NAME_CHARACTERS_MAX = 255
const IDENTIFIER_CHARACTERS_MAX = 50

interface Props {
  readonly projectId: string
  readonly onMinted: (minted: MintedToken) => void
}

const useCreateAgent = ({ projectId, onMinted }: Props) => {
  const { api } = useCustomer()
  const changed = useChanged()
  return async (given: FormData) => {
    const { id, name, identifier } = await api.createAgent(
      { name: formText(given, 'name'), identifier: formText(given, 'identifier') },
      { projectId },
    )
    // The answer does not hold the new token; the list does.
    const token = (await api.listAgents({}, { projectId })).find((agent) => agent.id === id)?.accessToken
    return () => {
      if (token !== undefined) onMinted({ name, identifier, token })
      void changed(`${name} is created.`)
    }
  }
}

/** Makes an agent, and shows its token this once. */
export const CreateAgent = (props: Props) => {
  const create = useCreateAgent(props)
  return (
    <FormButton label="Create an agent" isMain title="Create an agent" verb="Create the agent" work={create}>
      <TextInput name="name" label="Name" maxLength={NAME_CHARACTERS_MAX} required data-autofocus />
      <TextInput
        name="identifier"
        label="Identifier"
        description="Lower-case letters, digits and hyphens; no other agent of the project has it."
        placeholder="code-reviewer"
        pattern="[a-z0-9][a-z0-9\-]*"
        title="Lower-case letters, digits and hyphens; it does not begin with a hyphen"
        maxLength={IDENTIFIER_CHARACTERS_MAX}
        required
      />
    </FormButton>
  )
}
