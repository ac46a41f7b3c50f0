import { Group } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { AskingButton } from '../shared/asking-button.tsx'
import { useChanged } from '../shared/use-changed.ts'
import { usePartner } from './partner-place.ts'
import { RotateTokens } from './rotate-tokens.tsx'

interface Props {
  readonly orgId: string
  readonly name: string
}

const SuspendButton = ({ orgId, name }: Props) => {
  const { api } = usePartner()
  const changed = useChanged()
  return (
    <AskingButton
      label="Suspend"
      title={`Suspend ${name}?`}
      verb="Suspend the organization"
      isLoss
      work={async () => {
        await api.suspendPartnerOrg({ orgId })
        return () => changed(`${name} is suspended.`)
      }}
    >
      Its keys, people and agents are refused until you resume it. Nothing is deleted.
    </AskingButton>
  )
}

const DeleteButton = ({ orgId, name }: Props) => {
  const { id, api } = usePartner()
  const changed = useChanged()
  const navigate = useNavigate()
  return (
    <AskingButton
      label="Delete"
      title={`Delete ${name}?`}
      verb="Delete the organization"
      isLoss
      work={async () => {
        await api.deletePartnerOrg({ orgId })
        return async () => {
          await navigate({ to: '/p/$partnerId/organizations', params: { partnerId: id } })
          await changed(`${name} is deleted.`)
        }
      }}
    >
      Its projects, agents, keys, secrets and devices are deleted with it. This cannot be undone.
    </AskingButton>
  )
}

const ResumeButton = ({ orgId, name }: Props) => {
  const { api } = usePartner()
  const changed = useChanged()
  return (
    <AskingButton
      label="Resume"
      title={`Resume ${name}?`}
      verb="Resume the organization"
      work={async () => {
        await api.resumePartnerOrg({ orgId })
        return () => changed(`${name} works again.`)
      }}
    >
      Its keys, people and agents are let in again. Nothing happens where it is not suspended.
    </AskingButton>
  )
}

/** What may be done with all of an organization. */
export const OrganizationActions = ({ status, ...org }: Props & { readonly status: string }) => (
  <Group>
    <SuspendButton {...org} />
    <ResumeButton {...org} />
    {status === 'unclaimed' && (
      <>
        <RotateTokens {...org} />
        <DeleteButton {...org} />
      </>
    )}
  </Group>
)
