import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { InviteMember } from '../shared/members/invite-member.tsx'
import { Page } from '../shared/page.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { useCustomer } from './customer-place.ts'
import { MemberRow } from './member-row.tsx'
import { managesAll } from './rights.ts'
import { useOfferedRoles } from './use-offered-roles.ts'

const HEAD = ['Email', 'Role', 'Invitation', 'Since']

const Members = () => {
  const { id, api, role } = useCustomer()
  const members = useQuery({
    queryKey: ['customer', id, 'members'],
    queryFn: ({ signal }) => api.listOrgMembers({}, { signal }),
  })
  return (
    <Loaded query={members}>
      {(people) =>
        people.length === 0 ? (
          <EmptyState title="Nobody yet">Invite the people who should work in this organization.</EmptyState>
        ) : (
          <ScrollingTable label="People" head={managesAll(role) ? [...HEAD, 'Actions'] : HEAD}>
            {people.map((member) => (
              <MemberRow key={member.memberId} member={member} />
            ))}
          </ScrollingTable>
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
