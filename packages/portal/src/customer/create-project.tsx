import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormDialog } from '../shared/form-dialog.tsx'
import { formText } from '../shared/form-text.ts'
import { OnceShownDialog } from '../shared/once-shown-dialog.tsx'
import type { Api } from '../tenantry.ts'
import { useCustomer } from './customer-place.ts'
import { useChanged } from './use-changed.ts'

const NAME_CHARACTERS_MIN = 2
const NAME_CHARACTERS_MAX = 50

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Makes a project with an agent, and shows its key this once. */
export const CreateProject = ({ opened, onClose }: Props) => {
  const { api } = useCustomer()
  const changed = useChanged()
  const [made, setMade] = useState<Awaited<ReturnType<Api['createProject']>>>()
  const create = async (given: FormData) => {
    const project = await api.createProject({ name: formText(given, 'name') })
    return () => {
      setMade(project)
      void changed(`${project.name} is created.`)
    }
  }
  return (
    <>
      <FormDialog
        opened={opened}
        onClose={onClose}
        title="Create a project"
        verb="Create the project"
        work={create}
      >
        <TextInput
          name="name"
          label="Name"
          minLength={NAME_CHARACTERS_MIN}
          maxLength={NAME_CHARACTERS_MAX}
          required
          data-autofocus
        />
      </FormDialog>
      <OnceShownDialog
        title={`The key of ${made?.name ?? 'the project'}`}
        values={made && [{ label: 'Project key', value: made.apiKey }]}
        fileName={`project-key-${made?.slug ?? ''}.txt`}
        onClose={() => setMade(undefined)}
      />
    </>
  )
}
