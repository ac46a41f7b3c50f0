import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { Confirm } from '../shared/confirm.tsx'
import { FormDialog } from '../shared/form-dialog.tsx'
import { Problem } from '../shared/problem.tsx'
import type { Api } from '../tenantry.ts'
import { useCustomer } from './customer-place.ts'
import { RoleField, readRole } from './role-field.tsx'
import { useChanged } from './use-changed.ts'

type Member = Awaited<ReturnType<Api['listOrgMembers']>>[number]
interface Props {
  readonly member: Member
}

const ChangeRole = ({ member: { memberId, email, role } }: Props) => {
  const { api } = useCustomer()
  const changed = useChanged()
  const [isChanging, changing] = useDisclosure()
  const change = async (given: FormData) => {
    const next = readRole(given)
    await api.changeOrgMemberRole({ memberId, role: next })
    await changed(`${email} is ${next} now.`)
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={changing.open}
        aria-label={`Change role of ${email}`}
      >
        Change role
      </Button>
      <FormDialog
        opened={isChanging}
        onClose={changing.close}
        title={`The role of ${email}`}
        verb="Save the role"
        work={change}
      >
        <RoleField known={role} />
      </FormDialog>
    </>
  )
}

const InviteAgain = ({ member: { memberId, email } }: Props) => {
  const { api } = useCustomer()
  const changed = useChanged()
  const inviting = useMutation({
    mutationFn: () => api.inviteOrgMember({ memberId }),
    onSuccess: () => changed(`Another invitation is on its way to ${email}; the one before no longer works.`),
  })
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={inviting.isPending}
        onClick={() => inviting.mutate()}
        aria-label={`Send invitation again to ${email}`}
      >
        Send invitation again
      </Button>
      {inviting.isError && <Problem error={inviting.error} />}
    </>
  )
}

const Remove = ({ member: { memberId, email } }: Props) => {
  const { api, name } = useCustomer()
  const changed = useChanged()
  const [isRemoving, removing] = useDisclosure()
  const remove = async () => {
    await api.removeOrgMember({ memberId })
    await changed(`${email} has no place here any more.`)
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={removing.open}
        aria-label={`Remove person ${email}`}
      >
        Remove person
      </Button>
      <Confirm
        opened={isRemoving}
        onClose={removing.close}
        title={`Remove ${email}?`}
        verb="Remove the person"
        work={remove}
      >
        {email} can no longer see or change anything in {name}. Their own project keys and open team links end
        too. Organization keys that they made go on working.
      </Confirm>
    </>
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
