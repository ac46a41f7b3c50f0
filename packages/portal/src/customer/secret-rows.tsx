import { Badge, Group, Table, Text } from '@mantine/core'
import { DeleteButton } from '../shared/delete-button.tsx'
import { ReplaceValue } from '../shared/secrets/replace-value.tsx'
import type { AnswerOf } from '../tenantry.ts'
import { useCustomer } from './customer-place.ts'

type Secret = Pick<
  AnswerOf<'listOrgSecrets'>[number],
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

const Actions = ({ secret: { id: secretId, name, hostPattern } }: Props) => {
  const { api } = useCustomer()
  return (
    <Group gap="xs" wrap="nowrap">
      <ReplaceValue of={name} replace={(value) => api.updateOrgSecret({ secretId, value })} />
      <DeleteButton of={name} noun="secret" remove={() => api.deleteOrgSecret({ secretId })}>
        Agents can no longer use it for {hostPattern}. Its value is gone; this cannot be undone.
      </DeleteButton>
    </Group>
  )
}

/** A secret of the organization itself. */
export const OwnSecretRow = ({ secret }: Props) => (
  <Table.Tr>
    <What secret={secret} />
    <Table.Td>This organization’s</Table.Td>
    <Table.Td>
      <Actions secret={secret} />
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
