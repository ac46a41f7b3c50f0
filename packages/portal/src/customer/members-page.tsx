import { Badge } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../shared/data-table.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { InviteMember } from '../shared/members/invite-member.tsx'
import { MemberActions } from '../shared/members/member-actions.tsx'
import { Page } from '../shared/page.tsx'
import { Time } from '../shared/time.tsx'
import type { AnswerOf } from '../tenantry.ts'
import { useCustomer } from './customer-place.ts'
import { managesAll } from './rights.ts'
import { useOfferedRoles } from './use-offered-roles.ts'

type Member = AnswerOf<'listOrgMembers'>[number]

const Actions = ({ member: { memberId, email, role, accepted } }: { readonly member: Member }) => {
  const { api, name } = useCustomer()
  const offered = useOfferedRoles()
  return (
    <MemberActions
      email={email}
      role={role}
      offered={offered}
      isInvitable={!accepted}
      loss={`They can no longer see or change anything in ${name}. Their own project keys and open team links end too. Organization keys that they made go on working.`}
      change={(next) => api.changeOrgMemberRole({ memberId, role: next })}
      invite={() => api.inviteOrgMember({ memberId })}
      remove={() => api.removeOrgMember({ memberId })}
    />
  )
}

const FACTS: readonly Column<Member>[] = [
  { head: 'Email', cell: ({ email }) => email, orderBy: ({ email }) => email },
  {
    head: 'Role',
    cell: ({ role }) => <Badge variant="outline">{role}</Badge>,
    orderBy: ({ role }) => role,
  },
  { head: 'Invitation', cell: ({ accepted }) => (accepted ? 'Accepted' : 'Not accepted yet') },
  {
    head: 'Since',
    cell: ({ createdAt }) => <Time at={createdAt} dayOnly />,
    orderBy: ({ createdAt }) => createdAt,
  },
]

const Members = () => {
  const { id, api, role } = useCustomer()
  const members = useQuery({
    queryKey: ['customer', id, 'members'],
    queryFn: ({ signal }) => api.listOrgMembers({}, { signal }),
  })
  const actions: Column<Member> = {
    head: 'Actions',
    cell: (member) => (role === 'owner' || member.role !== 'owner') && <Actions member={member} />,
  }
  return (
    <Loaded query={members}>
      {(people) =>
        people.length === 0 ? (
          <EmptyState title="Nobody yet">Invite the people who should work in this organization.</EmptyState>
        ) : (
          <DataTable
            label="People"
            rows={people}
            keyOf={({ memberId }) => memberId}
            columns={managesAll(role) ? [...FACTS, actions] : FACTS}
          />
        )
      }
    </Loaded>
  )
}

/** The people of an organization and what each may do. */
export const MembersPage = () => {
  const { api, name, role } = useCustomer()
  const offered = useOfferedRoles()
  return (
    <Page
      title="People"
      about={`Who may sign in to ${name}, and as what.`}
      actions={
        managesAll(role) && (
          <InviteMember
            label="Invite a person"
            offered={offered}
            invite={(member) => api.addOrgMember(member)}
          />
        )
      }
    >
      <Members />
    </Page>
  )
}
