import { Badge, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { Page } from '../shared/page.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { Time } from '../shared/time.tsx'
import { useCustomer } from './customer-place.ts'
import { InviteMember } from './invite-member.tsx'
import { MemberActions } from './member-actions.tsx'
import { managesAll } from './rights.ts'

const Members = () => {
  const { id, api, role: ownRole } = useCustomer()
  const members = useQuery({
    queryKey: ['customer', id, 'members'],
    queryFn: ({ signal }) => api.listOrgMembers({}, { signal }),
  })
  return (
    <Loaded query={members}>
      {(data) => {
        if (data.length === 0)
          return (
            <EmptyState title="Nobody yet">
              Invite the people who should work in this organization.
            </EmptyState>
          )
        const manages = managesAll(ownRole)
        return (
          <ScrollingTable
            label="People"
            head={['Email', 'Role', 'Invitation', 'Since', ...(manages ? ['Actions'] : [])]}
          >
            {data.map((member) => (
              <Table.Tr key={member.memberId}>
                <Table.Td>{member.email}</Table.Td>
                <Table.Td>
                  <Badge variant="outline">{member.role}</Badge>
                </Table.Td>
                <Table.Td>{member.accepted ? 'Accepted' : 'Not accepted yet'}</Table.Td>
                <Table.Td>
                  <Time at={member.createdAt} dayOnly />
                </Table.Td>
                {manages && (
                  <Table.Td>
                    {(ownRole === 'owner' || member.role !== 'owner') && <MemberActions member={member} />}
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </ScrollingTable>
        )
      }}
    </Loaded>
  )
}

/** The people of an organization and what each may do. */
export const MembersPage = () => {
  const { name, role } = useCustomer()
  return (
    <Page
      title="People"
      about={`Who may sign in to ${name}, and as what.`}
      actions={managesAll(role) && <InviteMember />}
    >
      <Members />
    </Page>
  )
}
