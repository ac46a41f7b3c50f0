import { Button, Group, Table } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Confirm } from '../confirm.tsx'
import { ScrollingTable } from '../scrolling-table.tsx'
import { Time } from '../time.tsx'
import type { Key, KeyCalls, MintedKey } from './key-calls.ts'
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

type Revoke = (key: Key) => Promise<void>

const RevokeKey = ({ of, revoke }: { readonly of: Key; readonly revoke: Revoke }) => {
  const [isRevoking, revoking] = useDisclosure()
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={revoking.open}
        aria-label={`Revoke key ${of.name}`}
      >
        Revoke key
      </Button>
      <Confirm
        opened={isRevoking}
        onClose={revoking.close}
        title={`Revoke ${of.name}?`}
        verb="Revoke the key"
        work={() => revoke(of)}
      >
        Programs that use the key ending in {of.hint} are refused from this moment on. It cannot be brought
        back.
      </Confirm>
    </>
  )
}

interface Props extends Pick<KeyCalls, 'rotate'> {
  readonly keys: readonly Key[]
  readonly onMinted: (key: MintedKey) => void
  readonly revoke: Revoke
}

/** Keys, oldest first; those that have ended stay in the list. */
export const KeyList = ({ keys, rotate, onMinted, revoke }: Props) => (
  <ScrollingTable label="Keys" head={['Name', 'Ends in', 'State', 'Last used', 'Created', 'Actions']}>
    {keys.map((key) => (
      <Table.Tr key={key.id}>
        <Table.Td>{key.name}</Table.Td>
        <Table.Td>…{key.hint}</Table.Td>
        <Table.Td>
          <State of={key} />
        </Table.Td>
        <Table.Td>{key.lastUsedAt === null ? 'Never' : <Time at={key.lastUsedAt} />}</Table.Td>
        <Table.Td>
          <Time at={key.createdAt} dayOnly />
        </Table.Td>
        <Table.Td>
          {!isOver(key) && (
            <Group gap="xs" wrap="nowrap">
              <RotateKey of={key} rotate={rotate} onMinted={onMinted} />
              <RevokeKey of={key} revoke={revoke} />
            </Group>
          )}
        </Table.Td>
      </Table.Tr>
    ))}
  </ScrollingTable>
)
