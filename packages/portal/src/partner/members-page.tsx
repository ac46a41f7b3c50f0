import { Badge, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Loading } from '../shared/loading.tsx'
import { Page } from '../shared/page.tsx'
import { Problem } from '../shared/problem.tsx'
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
      actions={isAdmin && <InviteMember />}
    >
      <Members />
    </Page>
  )
}
