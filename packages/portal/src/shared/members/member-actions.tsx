import { Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { AskingButton } from '../asking-button.tsx'
import { FormButton } from '../form-button.tsx'
import { useChanged } from '../use-changed.ts'
import { type OfferedRole, RoleField, readRole } from './role-field.tsx'

interface Props<Role extends string> {
  readonly email: string
  readonly role: Role
  readonly offered: readonly OfferedRole<Role>[]
  /** Whether the invitation may still be waiting. */
  readonly isInvitable: boolean
  /** What is lost when they are removed. */
  readonly loss: ReactNode
  readonly change: (role: Role) => Promise<unknown>
  readonly invite: () => Promise<unknown>
  readonly remove: () => Promise<unknown>
}
type Of<Role extends string, Names extends keyof Props<Role>> = Pick<Props<Role>, 'email' | Names>

const ChangeRole = <Role extends string>(props: Of<Role, 'role' | 'offered' | 'change'>) => {
  const { email, role, offered, change } = props
  const changed = useChanged()
  const work = async (given: FormData) => {
    const next = readRole(given, offered)
    await change(next)
    return () => changed(`${email} is ${next} now.`)
  }
  return (
    <FormButton
      label="Change role"
      of={email}
      title={`The role of ${email}`}
      verb="Save the role"
      work={work}
    >
      <RoleField offered={offered} known={role} />
    </FormButton>
  )
}

const InviteAgain = ({ email, invite }: Of<string, 'invite'>) => {
  const changed = useChanged()
  const work = async () => {
    await invite()
    return () => changed(`Another invitation is on its way to ${email}.`)
  }
  return (
    <AskingButton
      label="Invite again"
      of={email}
      title={`Invite ${email} again?`}
      verb="Send the invitation"
      work={work}
    >
      They get another mail with a link. The links of the invitations before it no longer work.
    </AskingButton>
  )
}

const Remove = ({ email, loss, remove }: Of<string, 'loss' | 'remove'>) => {
  const changed = useChanged()
  const work = async () => {
    await remove()
    return () => changed(`${email} has no place here any more.`)
  }
  return (
    <AskingButton
      label="Remove"
      of={email}
      title={`Remove ${email}?`}
      verb="Remove the person"
      isLoss
      work={work}
    >
      {loss}
    </AskingButton>
  )
}

/** What may be done with one person's place. */
export const MemberActions = <Role extends string>(props: Props<Role>) => {
  const { email, role, offered, isInvitable, loss, change, invite, remove } = props
  return (
    <Group gap="xs" wrap="nowrap">
      <ChangeRole email={email} role={role} offered={offered} change={change} />
      {isInvitable && <InviteAgain email={email} invite={invite} />}
      <Remove email={email} loss={loss} remove={remove} />
    </Group>
  )
}
