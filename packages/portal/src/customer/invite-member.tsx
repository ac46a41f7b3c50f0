import { TextInput } from '@mantine/core'
import { FormDialog } from '../shared/form-dialog.tsx'
import { formText } from '../shared/form-text.ts'
import { useCustomer } from './customer-place.ts'
import { RoleField, readRole } from './role-field.tsx'
import { useChanged } from './use-changed.ts'

const EMAIL_CHARACTERS_MAX = 255

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Gives somebody a place here, which counts once they accept the invitation. */
export const InviteMember = ({ opened, onClose }: Props) => {
  const { api } = useCustomer()
  const changed = useChanged()
  const invite = async (given: FormData) => {
    const email = formText(given, 'email')
    await api.addOrgMember({ email, role: readRole(given) })
    await changed(`An invitation is on its way to ${email}.`)
  }
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title="Invite a person"
      verb="Send the invitation"
      work={invite}
    >
      <TextInput
        name="email"
        type="email"
        label="Email"
        description="The invitation is sent there."
        maxLength={EMAIL_CHARACTERS_MAX}
        required
        data-autofocus
      />
      <RoleField />
    </FormDialog>
  )
}
