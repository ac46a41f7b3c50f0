import { Group, Text } from '@mantine/core'
import { AskingButton } from '../shared/asking-button.tsx'
import { useChanged } from '../shared/use-changed.ts'
import type { AnswerOf } from '../tenantry.ts'
import { useIsAdmin, usePartner } from './partner-place.ts'

export type Member = AnswerOf<'listPartnerMembers'>[number]
export const ROLE_WORDS = { owner: 'Owner', admin: 'Admin', member: 'Member' } as const

const ROLE_CHANGES = {
  admin: {
    to: 'member',
    label: 'Make member',
    may: 'can no longer change members, keys, budgets and settings',
  },
  member: { to: 'admin', label: 'Make admin', may: 'can change members, keys, budgets and settings' },
} as const

interface RowProps {
  readonly member: Member
}

const RoleButton = ({ member, role }: RowProps & { readonly role: 'admin' | 'member' }) => {
  const { api } = usePartner()
  const changed = useChanged()
  const { userId, email } = member
  const { to, label, may } = ROLE_CHANGES[role]
  return (
    <AskingButton
      label={label}
      of={email}
      title={`Make ${email} ${ROLE_WORDS[to].toLowerCase()}?`}
      verb="Change the role"
      work={async () => {
        await api.changePartnerMemberRole({ userId, role: to })
        return () => changed(`${email} is ${ROLE_WORDS[to].toLowerCase()} now.`)
      }}
    >
      {email} {may}.
    </AskingButton>
  )
}

const InviteAgainButton = ({ member: { userId, email } }: RowProps) => {
  const { api } = usePartner()
  const changed = useChanged()
  return (
    <AskingButton
      label="Invite again"
      of={email}
      title={`Invite ${email} again?`}
      verb="Send the invitation"
      work={async () => {
        await api.invitePartnerMember({ userId })
        return () => changed(`${email} gets another invitation.`)
      }}
    >
      They get another mail with a link. The links of the invitations before it no longer work.
    </AskingButton>
  )
}

const RemoveButton = ({ member: { userId, email } }: RowProps) => {
  const { api } = usePartner()
  const changed = useChanged()
  return (
    <AskingButton
      label="Remove"
      of={email}
      title={`Remove ${email}?`}
      verb="Remove the member"
      isLoss
      work={async () => {
        await api.removePartnerMember({ userId })
        return () => changed(`${email} is removed.`)
      }}
    >
      They can no longer see or do anything here. What they have made stays.
    </AskingButton>
  )
}

/** What may be done with one member. */
export const MemberActions = ({ member }: RowProps) => {
  const isAdmin = useIsAdmin()
  const { role } = member
  if (role === 'owner')
    return (
      <Text span size="sm" c="dimmed">
        The owner cannot be changed
      </Text>
    )
  return (
    isAdmin && (
      <Group gap="xs" wrap="nowrap">
        <RoleButton member={member} role={role} />
        <InviteAgainButton member={member} />
        <RemoveButton member={member} />
      </Group>
    )
  )
}
