import { Button, Group, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { AskingButton } from '../shared/asking-button.tsx'
import { Problem } from '../shared/problem.tsx'
import { usePartner } from './partner-place.ts'
import { RotateTokens } from './rotate-tokens.tsx'
import { useChanged } from './use-changed.ts'

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
        await changed(`${name} is suspended.`)
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
        await navigate({ to: '/p/$partnerId/organizations', params: { partnerId: id } })
        await changed(`${name} is deleted.`)
      }}
    >
      Its projects, agents, keys, secrets and devices are deleted with it. This cannot be undone.
    </AskingButton>
  )
}

/** What may be done with all of an organization. */
export const OrganizationActions = ({ status, ...org }: Props & { readonly status: string }) => {
  const { api } = usePartner()
  const changed = useChanged()
  const resume = useMutation({
    mutationFn: () => api.resumePartnerOrg({ orgId: org.orgId }),
    onSuccess: () => changed(`${org.name} works again.`),
  })
  return (
    <Stack gap="sm">
      <Group>
        <SuspendButton {...org} />
        <Button variant="default" loading={resume.isPending} onClick={() => resume.mutate()}>
          Resume
        </Button>
        {status === 'unclaimed' && (
          <>
            <RotateTokens {...org} />
            <DeleteButton {...org} />
          </>
        )}
      </Group>
      {resume.isError && <Problem error={resume.error} />}
    </Stack>
  )
}
