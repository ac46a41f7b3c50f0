import { Badge, Button, Group, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Confirm } from '../shared/confirm.tsx'
import { FormDialog } from '../shared/form-dialog.tsx'
import type { Api } from '../tenantry.ts'
import { useCustomer } from './customer-place.ts'
import { readSecretValue, SecretValueField } from './secret-value-field.tsx'
import { useChanged } from './use-changed.ts'

type Secret = Pick<
  Awaited<ReturnType<Api['listOrgSecrets']>>[number],
  'id' | 'name' | 'typeLabel' | 'hostPattern' | 'pathPattern' | 'enabled'
>
interface Props {
  readonly secret: Secret
}

const What = ({ secret: { name, typeLabel, hostPattern, pathPattern, enabled } }: Props) => (
  <>
    <Table.Td>
      {name}
      {enabled === false && <Text size="xs">Switched off: the gateway does not use it</Text>}
    </Table.Td>
    <Table.Td>{typeLabel}</Table.Td>
    <Table.Td>
      {hostPattern}
      {pathPattern}
    </Table.Td>
  </>
)

const ReplaceValue = ({ secret: { id, name } }: Props) => {
  const { api } = useCustomer()
  const changed = useChanged()
  const [isReplacing, replacing] = useDisclosure()
  const replace = async (given: FormData) => {
    await api.updateOrgSecret({ secretId: id, value: readSecretValue(given) })
    await changed(`${name} has a new value.`)
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={replacing.open}
        aria-label={`Replace value of ${name}`}
      >
        Replace value
      </Button>
      <FormDialog
        opened={isReplacing}
        onClose={replacing.close}
        title={`A new value for ${name}`}
        verb="Replace the value"
        work={replace}
      >
        <Text size="sm">The gateway uses it from the next request on. The value before is gone.</Text>
        <SecretValueField isFirst />
      </FormDialog>
    </>
  )
}

const Delete = ({ secret: { id, name, hostPattern } }: Props) => {
  const { api } = useCustomer()
  const changed = useChanged()
  const [isDeleting, deleting] = useDisclosure()
  const remove = async () => {
    await api.deleteOrgSecret({ secretId: id })
    await changed(`${name} is deleted.`)
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={deleting.open}
        aria-label={`Delete secret ${name}`}
      >
        Delete secret
      </Button>
      <Confirm
        opened={isDeleting}
        onClose={deleting.close}
        title={`Delete ${name}?`}
        verb="Delete the secret"
        work={remove}
      >
        Agents can no longer use it for {hostPattern}. Its value is gone; this cannot be undone.
      </Confirm>
    </>
  )
}

/** A secret of the organization itself. */
export const OwnSecretRow = ({ secret }: Props) => (
  <Table.Tr>
    <What secret={secret} />
    <Table.Td>This organization’s</Table.Td>
    <Table.Td>
      <Group gap="xs" wrap="nowrap">
        <ReplaceValue secret={secret} />
        <Delete secret={secret} />
      </Group>
    </Table.Td>
  </Table.Tr>
)

/** A secret that the partner shares; only they can change it. */
export const InheritedSecretRow = ({ secret }: Props) => {
  const { partnerName } = useCustomer()
  return (
    <Table.Tr>
      <What secret={secret} />
      <Table.Td>
        <Badge variant="outline" tt="none">
          Shared by {partnerName}, read-only
        </Badge>
      </Table.Td>
      <Table.Td>Only {partnerName} can change it</Table.Td>
    </Table.Tr>
  )
}
