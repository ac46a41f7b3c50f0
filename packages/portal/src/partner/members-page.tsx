import { Badge, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../shared/data-table.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { InviteMember } from '../shared/members/invite-member.tsx'
import { MemberActions } from '../shared/members/member-actions.tsx'
import type { OfferedRole } from '../shared/members/role-field.tsx'
import { Page } from '../shared/page.tsx'
import { Time } from '../shared/time.tsx'
import type { AnswerOf, InputOf } from '../tenantry.ts'
import { useIsAdmin, usePartner } from './partner-place.ts'

type Member = AnswerOf<'listPartnerMembers'>[number]

const ROLES: readonly OfferedRole<InputOf<'addPartnerMember'>['role']>[] = [
  { value: 'member', label: 'Member: works with organizations and secrets' },
  { value: 'admin', label: 'Admin: also changes members, keys, budgets and settings' },
]
const ROLE_WORDS = { owner: 'Owner', admin: 'Admin', member: 'Member' } as const

const Actions = ({ member: { userId, email, role } }: { readonly member: Member }) => {
  const { api } = usePartner()
  const isAdmin = useIsAdmin()
  if (role === 'owner')
    return (
      <Text span size="sm" c="dimmed">
        The owner cannot be changed
      </Text>
    )
  return (
    isAdmin && (
      <MemberActions
        email={email}
        role={role}
        offered={ROLES}
        isInvitable
        loss="They can no longer see or do anything here. What they have made stays."
        change={(next) => api.changePartnerMemberRole({ userId, role: next })}
        invite={() => api.invitePartnerMember({ userId })}
        remove={() => api.removePartnerMember({ userId })}
      />
    )
  )
}

const COLUMNS: readonly Column<Member>[] = [
  { head: 'Email', cell: ({ email }) => email, orderBy: ({ email }) => email },
  {
    head: 'Role',
    cell: ({ role }) => <Badge variant="outline">{ROLE_WORDS[role]}</Badge>,
    orderBy: ({ role }) => ROLE_WORDS[role],
  },
  {
    head: 'Since',
    cell: ({ createdAt }) => <Time at={createdAt} dayOnly />,
    orderBy: ({ createdAt }) => createdAt,
  },
  { head: 'Actions', cell: (member) => <Actions member={member} /> },
]

const Members = () => {
  const { id, api } = usePartner()
  const members = useQuery({
    queryKey: ['partner', id, 'members'],
    queryFn: ({ signal }) => api.listPartnerMembers({}, { signal }),
  })
  return (
    <Loaded query={members}>
      {(people) => (
        <DataTable label="Members" columns={COLUMNS} rows={people} keyOf={({ userId }) => userId} />
      )}
    </Loaded>
  )
}

/** The people of a partner. */
export const MembersPage = () => {
  const { api, name } = usePartner()
  const isAdmin = useIsAdmin()
  return (
    <Page
      title="Members"
      about={`The people who work here for ${name}.`}
      actions={
        isAdmin && (
          <InviteMember
            label="Invite a member"
            offered={ROLES}
            invite={(member) => api.addPartnerMember(member)}
          />
        )
      }
    >
      <Members />
    </Page>
  )
}
