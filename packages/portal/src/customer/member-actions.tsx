import { Group } from '@mantine/core'
import { AskingButton } from '../shared/asking-button.tsx'
import { FormButton } from '../shared/form-button.tsx'
import { useChanged } from '../shared/use-changed.ts'
import type { AnswerOf } from '../tenantry.ts'
import { useCustomer } from './customer-place.ts'
import { RoleField, readRole } from './role-field.tsx'

interface Props {
  readonly member: AnswerOf<'listOrgMembers'>[number]
}

const ChangeRole = ({ member: { memberId, email, role } }: Props) => {
  const { api } = useCustomer()
  const changed = useChanged()
  const change = async (given: FormData) => {
    const next = readRole(given)
    await api.changeOrgMemberRole({ memberId, role: next })
    return () => changed(`${email} is ${next} now.`)
  }
  return (
    <FormButton
      label="Change role"
      of={email}
      title={`The role of ${email}`}
      verb="Save the role"
      work={change}
    >
      <RoleField known={role} />
    </FormButton>
  )
}

const InviteAgain = ({ member: { memberId, email } }: Props) => {
  const { api } = useCustomer()
  const changed = useChanged()
  const invite = async () => {
    await api.inviteOrgMember({ memberId })
    return () => changed(`Another invitation is on its way to ${email}.`)
  }
  return (
    <AskingButton
      label="Invite again"
      of={email}
      title={`Invite ${email} again?`}
      verb="Send the invitation"
      work={invite}
    >
      They get another mail with a link. The links of the invitations before it no longer work.
    </AskingButton>
  )
}

const Remove = ({ member: { memberId, email } }: Props) => {
  const { api, name } = useCustomer()
  const changed = useChanged()
  const remove = async () => {
    await api.removeOrgMember({ memberId })
    return () => changed(`${email} has no place here any more.`)
  }
  return (
    <AskingButton
      label="Remove"
      of={email}
      title={`Remove ${email}?`}
      verb="Remove the person"
      isLoss
      work={remove}
    >
      {email} can no longer see or change anything in {name}. Their own project keys and open team links end
      too. Organization keys that they made go on working.
    </AskingButton>
  )
}

/** What may be done with one person's place. */
export const MemberActions = ({ member }: Props) => (
  <Group gap="xs" wrap="nowrap">
    <ChangeRole member={member} />
    {!member.accepted && <InviteAgain member={member} />}
    <Remove member={member} />
  </Group>
)
