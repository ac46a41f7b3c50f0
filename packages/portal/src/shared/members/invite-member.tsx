import { TextInput } from '@mantine/core'
import { FormButton } from '../form-button.tsx'
import { formText } from '../form-text.ts'
import { useChanged } from '../use-changed.ts'
import { type OfferedRole, RoleField, readRole } from './role-field.tsx'

const EMAIL_CHARACTERS_MAX = 255
/** What most are: partners and organizations both have it. */
const USUAL = 'member'

interface Props<Role extends string> {
  readonly label: string
  readonly offered: readonly OfferedRole<Role>[]
  readonly invite: (member: { readonly email: string; readonly role: Role }) => Promise<unknown>
}

/** Gives somebody a place, which counts once they follow the link that they are mailed. */
export const InviteMember = <Role extends string>({ label, offered, invite }: Props<Role>) => {
  const changed = useChanged()
  const work = async (given: FormData) => {
    const email = formText(given, 'email')
    await invite({ email, role: readRole(given, offered) })
    return () => changed(`An invitation is on its way to ${email}.`)
  }
  return (
    <FormButton label={label} isMain title={label} verb="Send the invitation" work={work}>
      <TextInput
        name="email"
        type="email"
        label="Email"
        description="The invitation is sent there."
        maxLength={EMAIL_CHARACTERS_MAX}
        required
        data-autofocus
      />
      <RoleField offered={offered} known={USUAL} />
    </FormButton>
  )
}
