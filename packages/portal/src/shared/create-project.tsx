import { TextInput } from '@mantine/core'
import { FormButton } from './form-button.tsx'
import type { Afterwards } from './form-dialog.tsx'
import { formText } from './form-text.ts'

const NAME_CHARACTERS_MIN = 2
const NAME_CHARACTERS_MAX = 50

interface Props {
  readonly isMain?: boolean
  readonly create: (name: string) => Promise<Afterwards>
}

/** Asks for what a project needs, and makes it. */
export const CreateProject = ({ isMain, create }: Props) => (
  <FormButton
    label="Create a project"
    isMain={isMain}
    title="Create a project"
    verb="Create the project"
    work={(given) => create(formText(given, 'name'))}
  >
    <TextInput
      name="name"
      label="Name"
      minLength={NAME_CHARACTERS_MIN}
      maxLength={NAME_CHARACTERS_MAX}
      required
      data-autofocus
    />
  </FormButton>
)
