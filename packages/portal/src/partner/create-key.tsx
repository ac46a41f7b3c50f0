import { MultiSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { WorkForm } from '../shared/work-form.tsx'
import type { AnswerOf } from '../tenantry.ts'
import { KEY_SCOPES } from './key-scopes.ts'
import { usePartner } from './partner-place.ts'
import { useChanged } from './use-changed.ts'

export type IssuedKey = AnswerOf<'issueOwnKey'>

interface Props {
  readonly onClose: () => void
  readonly onIssued: (key: IssuedKey) => void
}

/** Issues a key for a program of the partner's. */
export const CreateKey = ({ onClose, onIssued }: Props) => {
  const { api } = usePartner()
  const changed = useChanged()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [expires, setExpires] = useState('')
  const create = async () => {
    const issued = await api.issueOwnKey({
      name: name.trim(),
      ...(chosen.length > 0 && { scopes: KEY_SCOPES.filter((scope) => chosen.includes(scope)) }),
      ...(expires !== '' && { expiresAt: new Date(expires).toISOString() }),
    })
    onIssued(issued)
    // Not awaited: the key takes the place of the form at once.
    void changed(`The key ${issued.name} is made.`)
  }
  return (
    <WorkForm verb="Create the key" isReady={name.trim() !== ''} onClose={onClose} work={create}>
      <TextInput
        label="Name"
        description="What will use it."
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        maxLength={255}
        required
        data-autofocus
      />
      <MultiSelect
        label="Scopes (optional)"
        description="What it may do. Without any it may do all that you may."
        data={KEY_SCOPES}
        value={[...chosen]}
        onChange={setChosen}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Choose no scopes' }}
        nothingFoundMessage="No scope has this in its name"
      />
      <TextInput
        label="Ends (optional)"
        description="From then on it is refused. Without it the key never ends."
        type="datetime-local"
        value={expires}
        onChange={({ currentTarget }) => setExpires(currentTarget.value)}
      />
    </WorkForm>
  )
}
