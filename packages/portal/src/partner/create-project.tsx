import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { WorkForm } from '../shared/work-form.tsx'
import { usePartner } from './partner-place.ts'
import { useChanged } from './use-changed.ts'

const NAME_CHARACTERS_MIN = 2
const NAME_CHARACTERS_MAX = 50

interface Props {
  readonly orgId: string
  readonly onClose: () => void
}

/** Adds a project to an organization that nobody has claimed. */
export const CreateProject = ({ orgId, onClose }: Props) => {
  const { api } = usePartner()
  const changed = useChanged()
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  const create = async () => {
    await api.createPartnerProject({ orgId, name })
    await changed(`The project ${name} is made.`)
  }
  return (
    <WorkForm
      verb="Create the project"
      isReady={name.length >= NAME_CHARACTERS_MIN}
      onClose={onClose}
      work={create}
    >
      <TextInput
        label="Name"
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        maxLength={NAME_CHARACTERS_MAX}
        required
        data-autofocus
      />
    </WorkForm>
  )
}
