import { Badge, Table } from '@mantine/core'
import { MemberActions } from '../shared/members/member-actions.tsx'
import { Time } from '../shared/time.tsx'
import type { AnswerOf } from '../tenantry.ts'
import { useCustomer } from './customer-place.ts'
import { managesAll } from './rights.ts'
import { useOfferedRoles } from './use-offered-roles.ts'

interface Props {
  readonly member: AnswerOf<'listOrgMembers'>[number]
}

const Actions = ({ member: { memberId, email, role, accepted } }: Props) => {
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

/** A person of the organization, and what may be done with their place. */
export const MemberRow = ({ member }: Props) => {
  const { role: ownRole } = useCustomer()
  return (
    <Table.Tr>
      <Table.Td>{member.email}</Table.Td>
      <Table.Td>
        <Badge variant="outline">{member.role}</Badge>
      </Table.Td>
      <Table.Td>{member.accepted ? 'Accepted' : 'Not accepted yet'}</Table.Td>
      <Table.Td>
        <Time at={member.createdAt} dayOnly />
      </Table.Td>
      {managesAll(ownRole) && (
        <Table.Td>{(ownRole === 'owner' || member.role !== 'owner') && <Actions member={member} />}</Table.Td>
      )}
    </Table.Tr>
  )
}
