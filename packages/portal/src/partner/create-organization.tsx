import { TextInput } from '@mantine/core'
import { FormButton } from '../shared/form-button.tsx'
import { formText } from '../shared/form-text.ts'
import { useChanged } from '../shared/use-changed.ts'
import type { AnswerOf } from '../tenantry.ts'
import { usePartner } from './partner-place.ts'

/** An organization that was just made, with its credentials. */
export interface MadeOrganization extends AnswerOf<'createPartnerOrg'> {
  readonly name: string
}

const NAME_CHARACTERS_MAX = 255

interface Props {
  readonly label: string
  readonly onMade: (made: MadeOrganization) => void
}

/** Makes an organization. */
export const CreateOrganization = ({ label, onMade }: Props) => {
  const { api } = usePartner()
  const changed = useChanged()
  const create = async (given: FormData) => {
    const name = formText(given, 'name')
    const made = await api.createPartnerOrg({ name })
    return () => {
      onMade({ ...made, name })
      void changed()
    }
  }
  return (
    <FormButton
      label={label}
      isMain
      title="Create an organization"
      verb="Create the organization"
      work={create}
    >
      <TextInput
        name="name"
        label="Name"
        description="Your customer's; you can search for it later."
        maxLength={NAME_CHARACTERS_MAX}
        required
        data-autofocus
      />
    </FormButton>
  )
}
