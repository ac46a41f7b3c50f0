import { Badge, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '../shared/loaded.tsx'
import { Page } from '../shared/page.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { Time } from '../shared/time.tsx'
import { InviteMember } from './invite-member.tsx'
import { MemberActions, ROLE_WORDS } from './member-actions.tsx'
import { useIsAdmin, usePartner } from './partner-place.ts'

const Members = () => {
  const { id, api } = usePartner()
  const members = useQuery({
    queryKey: ['partner', id, 'members'],
    queryFn: ({ signal }) => api.listPartnerMembers({}, { signal }),
  })
  return (
    <Loaded query={members}>
      {(data) => (
        <ScrollingTable label="Members" head={['Email', 'Role', 'Since', 'Actions']}>
          {data.map((member) => (
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
      )}
    </Loaded>
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
      actions={isAdmin && <InviteMember />}
    >
      <Members />
    </Page>
  )
}
