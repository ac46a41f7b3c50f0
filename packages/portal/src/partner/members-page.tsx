import { Badge, Group, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { AskingButton } from '../shared/asking-button.tsx'
import { FormButton } from '../shared/form-button.tsx'
import { Loading } from '../shared/loading.tsx'
import { Page } from '../shared/page.tsx'
import { Problem } from '../shared/problem.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { Time } from '../shared/time.tsx'
import type { AnswerOf } from '../tenantry.ts'
import { InviteMember } from './invite-member.tsx'
import { useIsAdmin, usePartner } from './partner-place.ts'
import { useChanged } from './use-changed.ts'

type Member = AnswerOf<'listPartnerMembers'>[number]
const ROLE_WORDS = { owner: 'Owner', admin: 'Admin', member: 'Member' } as const

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
        await changed(`${email} is ${ROLE_WORDS[to].toLowerCase()} now.`)
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
        await changed(`${email} gets another invitation.`)
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
        await changed(`${email} is removed.`)
      }}
    >
      They can no longer see or do anything here. What they have made stays.
    </AskingButton>
  )
}

const MemberActions = ({ member }: RowProps) => {
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

const Members = () => {
  const { id, api } = usePartner()
  const members = useQuery({
    queryKey: ['partner', id, 'members'],
    queryFn: ({ signal }) => api.listPartnerMembers({}, { signal }),
  })
  if (members.isPending) return <Loading />
  if (members.isError) return <Problem error={members.error} onRetry={() => void members.refetch()} />
  return (
    <ScrollingTable label="Members" head={['Email', 'Role', 'Since', 'Actions']}>
      {members.data.map((member) => (
        <Table.Tr key={member.userId}>
          <Table.Td>{member.email}</Table.Td>
          <Table.Td>
            <Badge variant="outline">{ROLE_WORDS[member.role]}</Badge>
          </Table.Td>
          <Table.Td>
            <Time at={member.createdAt} dayOnly />
          </Table.Td>
          <Table.Td>
            <MemberActions member={member} />
          </Table.Td>
        </Table.Tr>
      ))}
    </ScrollingTable>
  )
}

/** The people of a partner. */
export const MembersPage = () => {
  const { name } = usePartner()
  const isAdmin = useIsAdmin()
  return (
    <Page
      title="Members"
      about={`The people who work here for ${name}.`}
      actions={
        isAdmin && (
          <FormButton label="Invite a member" title="Invite a member" isMain>
            {(close) => <InviteMember onClose={close} />}
          </FormButton>
        )
      }
    >
      <Members />
    </Page>
  )
}
