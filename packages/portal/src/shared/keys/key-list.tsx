import { Group, Table, Text } from '@mantine/core'
import { AskingButton } from '../asking-button.tsx'
import type { Afterwards } from '../form-dialog.tsx'
import { ScrollingTable } from '../scrolling-table.tsx'
import { Time } from '../time.tsx'
import type { Key, MintedKey, Rotate } from './key-calls.ts'
import { RotateKey } from './rotate-key.tsx'

const isOver = ({ revokedAt, expiresAt }: Key): boolean =>
  revokedAt !== null || (expiresAt !== null && Date.parse(expiresAt) <= Date.now())

const State = ({ of }: { readonly of: Key }) => {
  const end = of.revokedAt ?? of.expiresAt
  if (end === null) return 'Works until revoked'
  const ended = of.revokedAt === null ? 'Ended' : 'Revoked'
  return (
    <>
      {isOver(of) ? ended : 'Works until'} <Time at={end} />
    </>
  )
}

interface Props {
  readonly keys: readonly Key[]
  readonly rotate: Rotate | undefined
  readonly onMinted: (key: MintedKey) => void
  readonly revoke: (key: Key) => Promise<Afterwards>
}

const Actions = ({ of, rotate, onMinted, revoke }: Omit<Props, 'keys'> & { readonly of: Key }) => (
  <Group gap="xs" wrap="nowrap">
    {rotate !== undefined && <RotateKey of={of} rotate={rotate} onMinted={onMinted} />}
    <AskingButton
      label="Revoke"
      of={of.name}
      title={`Revoke ${of.name}?`}
      verb="Revoke the key"
      isLoss
      work={() => revoke(of)}
    >
      Programs that use the key ending in {of.hint} are refused from this moment on. It cannot be brought
      back.
    </AskingButton>
  </Group>
)

const HEAD = ['Name', 'Ends in', 'Scopes', 'State', 'Last used', 'Created', 'Actions']

/** Keys, oldest first; those that have ended stay in the list. */
export const KeyList = ({ keys, ...actions }: Props) => (
  <ScrollingTable label="Keys" head={HEAD}>
    {keys.map((key) => (
      <Table.Tr key={key.id}>
        <Table.Td>{key.name}</Table.Td>
        <Table.Td>
          <Text span ff="monospace" size="sm">
            …{key.hint}
          </Text>
        </Table.Td>
        <Table.Td title={key.scopes.join(', ')}>{key.scopes.length}</Table.Td>
        <Table.Td>
          <State of={key} />
        </Table.Td>
        <Table.Td>{key.lastUsedAt === null ? 'Never' : <Time at={key.lastUsedAt} />}</Table.Td>
        <Table.Td>
          <Time at={key.createdAt} dayOnly />
        </Table.Td>
        <Table.Td>{!isOver(key) && <Actions of={key} {...actions} />}</Table.Td>
      </Table.Tr>
    ))}
  </ScrollingTable>
)
