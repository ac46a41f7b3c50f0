import { NativeSelect, TextInput } from '@mantine/core'
import { FormButton } from '../shared/form-button.tsx'
import { formText } from '../shared/form-text.ts'
import { oneOf } from '../shared/one-of.ts'
import { useChanged } from '../shared/use-changed.ts'
import { usePartner } from './partner-place.ts'

const EMAIL_CHARACTERS_MAX = 255
const ROLES = ['member', 'admin'] as const
const WORDS = {
  member: 'Member: works with organizations and secrets',
  admin: 'Admin: also changes members, keys, budgets and settings',
} as const

/** Gives somebody a place at the partner, and mails them the link to it. */
export const InviteMember = () => {
  const { api } = usePartner()
  const changed = useChanged()
  const invite = async (given: FormData) => {
    const email = formText(given, 'email')
    await api.addPartnerMember({ email, role: oneOf(ROLES, formText(given, 'role')) ?? 'member' })
    return () => changed(`${email} is invited.`)
  }
  return (
    <FormButton label="Invite a member" isMain title="Invite a member" verb="Invite the member" work={invite}>
      <TextInput
        name="email"
        type="email"
        label="Email"
        description="The invitation is sent there."
        maxLength={EMAIL_CHARACTERS_MAX}
        required
        data-autofocus
      />
      <NativeSelect name="role" label="Role" data={ROLES.map((value) => ({ value, label: WORDS[value] }))} />
    </FormButton>
  )
}
