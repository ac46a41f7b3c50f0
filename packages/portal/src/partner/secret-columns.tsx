import { Badge, Group, Text } from '@mantine/core'
import { AskingButton } from '../shared/asking-button.tsx'
import type { Column } from '../shared/data-table.tsx'
import { DeleteButton } from '../shared/delete-button.tsx'
import { ReplaceValue } from '../shared/secrets/replace-value.tsx'
import { Time } from '../shared/time.tsx'
import { useChanged } from '../shared/use-changed.ts'
import { usePartner } from './partner-place.ts'
import type { SharedSecret } from './use-shared-secrets.ts'

const isEnabled = (secret: SharedSecret): boolean => secret.enabled !== false

const EnableButton = ({ secret }: { readonly secret: SharedSecret }) => {
  const { api } = usePartner()
  const changed = useChanged()
  const { id: secretId, name } = secret
  const turn = async (enabled: boolean) => {
    await api.updatePartnerSecret({ secretId, enabled })
    return () => changed(`${name} is ${enabled ? 'enabled' : 'disabled'}.`)
  }
  return isEnabled(secret) ? (
    <AskingButton
      label="Disable"
      of={name}
      title={`Disable ${name}?`}
      verb="Disable the secret"
      isLoss
      work={() => turn(false)}
    >
      The agents of every organization go without it until you enable it again.
    </AskingButton>
  ) : (
    <AskingButton
      label="Enable"
      of={name}
      title={`Enable ${name}?`}
      verb="Enable the secret"
      work={() => turn(true)}
    >
      The agents of every organization use it again.
    </AskingButton>
  )
}

const SecretActions = ({ secret }: { readonly secret: SharedSecret }) => {
  const { api } = usePartner()
  const { id: secretId, name } = secret
  return (
    <Group gap="xs" wrap="nowrap">
      <ReplaceValue of={name} replace={(value) => api.updatePartnerSecret({ secretId, value })} />
      <EnableButton secret={secret} />
      <DeleteButton of={name} noun="secret" remove={() => api.deletePartnerSecret({ secretId })}>
        Every organization loses it at once, and its budgets go with it. This cannot be undone.
      </DeleteButton>
    </Group>
  )
}

/** What is told of a shared secret, and what may be done with it. */
export const SECRET_COLUMNS: readonly Column<SharedSecret>[] = [
  { head: 'Name', cell: ({ name }) => name, orderBy: ({ name }) => name },
  { head: 'Type', cell: ({ typeLabel }) => typeLabel, orderBy: ({ typeLabel }) => typeLabel },
  {
    head: 'Host',
    cell: ({ hostPattern, pathPattern }) => (
      <>
        {hostPattern}
        {pathPattern !== null && (
          <Text span c="dimmed">
            {pathPattern}
          </Text>
        )}
      </>
    ),
    orderBy: ({ hostPattern }) => hostPattern,
  },
  {
    head: 'Value',
    cell: ({ preview }) => (
      <Text span ff="monospace" size="sm">
        {preview}
      </Text>
    ),
  },
  {
    head: 'Created',
    cell: ({ createdAt }) => <Time at={createdAt} dayOnly />,
    orderBy: ({ createdAt }) => createdAt,
  },
  {
    head: 'State',
    cell: (secret) => (
      <Badge variant="outline" color={isEnabled(secret) ? 'teal' : 'gray'} autoContrast>
        {isEnabled(secret) ? 'Enabled' : 'Disabled'}
      </Badge>
    ),
    orderBy: (secret) => Number(!isEnabled(secret)),
  },
  { head: 'Actions', cell: (secret) => <SecretActions secret={secret} /> },
]
