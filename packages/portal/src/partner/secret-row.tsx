import { Badge, Group, Table, Text } from '@mantine/core'
import { AskingButton } from '../shared/asking-button.tsx'
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

/** A shared secret, and what may be done with it. */
export const SecretRow = ({ secret }: { readonly secret: SharedSecret }) => (
  <Table.Tr>
    <Table.Td>{secret.name}</Table.Td>
    <Table.Td>{secret.typeLabel}</Table.Td>
    <Table.Td>
      {secret.hostPattern}
      {secret.pathPattern !== null && (
        <Text span c="dimmed">
          {secret.pathPattern}
        </Text>
      )}
    </Table.Td>
    <Table.Td>
      <Text span ff="monospace" size="sm">
        {secret.preview}
      </Text>
    </Table.Td>
    <Table.Td>
      <Time at={secret.createdAt} dayOnly />
    </Table.Td>
    <Table.Td>
      <Badge variant="outline" color={isEnabled(secret) ? 'teal' : 'gray'} autoContrast>
        {isEnabled(secret) ? 'Enabled' : 'Disabled'}
      </Badge>
    </Table.Td>
    <Table.Td>
      <SecretActions secret={secret} />
    </Table.Td>
  </Table.Tr>
)
