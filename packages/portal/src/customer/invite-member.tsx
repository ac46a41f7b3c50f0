import { TextInput } from '@mantine/core'
import { FormButton } from '../shared/form-button.tsx'
import { formText } from '../shared/form-text.ts'
import { useChanged } from '../shared/use-changed.ts'
import { useCustomer } from './customer-place.ts'
import { RoleField, readRole } from './role-field.tsx'

const EMAIL_CHARACTERS_MAX = 255

/** Gives somebody a place here, which counts once they accept the invitation. */
export const InviteMember = () => {
  const { api } = useCustomer()
  const changed = useChanged()
  const invite = async (given: FormData) => {
    const email = formText(given, 'email')
    await api.addOrgMember({ email, role: readRole(given) })
    return () => changed(`An invitation is on its way to ${email}.`)
  }
  return (
    <FormButton
      label="Invite a person"
      isMain
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
    </FormButton>
  )
}
