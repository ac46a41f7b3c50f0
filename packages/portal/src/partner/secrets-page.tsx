import { Badge, Group, Table, Text } from '@mantine/core'
import { AskingButton } from '../shared/asking-button.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { FormButton } from '../shared/form-button.tsx'
import { Loading } from '../shared/loading.tsx'
import { Page } from '../shared/page.tsx'
import { Problem } from '../shared/problem.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { Time } from '../shared/time.tsx'
import { CreateSecret } from './create-secret.tsx'
import { usePartner } from './partner-place.ts'
import { ReplaceSecretValue } from './replace-secret-value.tsx'
import { useChanged } from './use-changed.ts'
import { type SharedSecret, useSharedSecrets } from './use-shared-secrets.ts'

const isEnabled = (secret: SharedSecret): boolean => secret.enabled !== false

const EnableButton = ({ secret }: { readonly secret: SharedSecret }) => {
  const { api } = usePartner()
  const changed = useChanged()
  const { id: secretId, name } = secret
  const turn = async (enabled: boolean) => {
    await api.updatePartnerSecret({ secretId, enabled })
    await changed(`${name} is ${enabled ? 'enabled' : 'disabled'}.`)
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
  const changed = useChanged()
  const { id: secretId, name } = secret
  return (
    <Group gap="xs" wrap="nowrap">
      <FormButton label="Replace value" of={name} title={`Replace the value of ${name}`}>
        {(close) => <ReplaceSecretValue secret={secret} onClose={close} />}
      </FormButton>
      <EnableButton secret={secret} />
      <AskingButton
        label="Delete"
        of={name}
        title={`Delete ${name}?`}
        verb="Delete the secret"
        isLoss
        work={async () => {
          await api.deletePartnerSecret({ secretId })
          await changed(`${name} is deleted.`)
        }}
      >
        Every organization loses it at once, and its budgets go with it. This cannot be undone.
      </AskingButton>
    </Group>
  )
}

const SecretRow = ({ secret }: { readonly secret: SharedSecret }) => (
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

const SharedSecrets = () => {
  const secrets = useSharedSecrets()
  if (secrets.isPending) return <Loading />
  if (secrets.isError) return <Problem error={secrets.error} onRetry={() => void secrets.refetch()} />
  if (secrets.data.length === 0)
    return (
      <EmptyState title="No shared secrets yet">
        Share a key of a model provider: the agents of every organization can use it, and none of them sees
        it.
      </EmptyState>
    )
  return (
    <ScrollingTable
      label="Shared secrets"
      head={['Name', 'Type', 'Host', 'Value', 'Created', 'State', 'Actions']}
    >
      {secrets.data.map((secret) => (
        <SecretRow key={secret.id} secret={secret} />
      ))}
    </ScrollingTable>
  )
}

/** The credentials that a partner lets all of its organizations use. */
export const SecretsPage = () => (
  <Page
    title="Shared secrets"
    about="Every organization's agents can use these through the gateway. Their values are shown to nobody."
    actions={
      <FormButton label="Share a secret" title="Share a secret" isMain>
        {(close) => <CreateSecret onClose={close} />}
      </FormButton>
    }
  >
    <SharedSecrets />
  </Page>
)
