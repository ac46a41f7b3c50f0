import { Group, Text } from '@mantine/core'
import { AskingButton } from '../asking-button.tsx'
import { type Column, DataTable } from '../data-table.tsx'
import type { Afterwards } from '../form-dialog.tsx'
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

const FACTS: readonly Column<Key>[] = [
  { head: 'Name', cell: ({ name }) => name, orderBy: ({ name }) => name },
  {
    head: 'Ends in',
    cell: ({ hint }) => (
      <Text span ff="monospace" size="sm">
        …{hint}
      </Text>
    ),
  },
  {
    head: 'Scopes',
    cell: ({ scopes }) => <span title={scopes.join(', ')}>{scopes.length}</span>,
    orderBy: ({ scopes }) => scopes.length,
  },
  { head: 'State', cell: (key) => <State of={key} /> },
  {
    head: 'Last used',
    cell: ({ lastUsedAt }) => (lastUsedAt === null ? 'Never' : <Time at={lastUsedAt} />),
    orderBy: ({ lastUsedAt }) => lastUsedAt ?? undefined,
  },
  {
    head: 'Created',
    cell: ({ createdAt }) => <Time at={createdAt} dayOnly />,
    orderBy: ({ createdAt }) => createdAt,
  },
]

/** Keys, oldest first; those that have ended stay in the list. */
export const KeyList = ({ keys, ...actions }: Props) => (
  <DataTable
    label="Keys"
    rows={keys}
    keyOf={({ id }) => id}
    columns={[
      ...FACTS,
      { head: 'Actions', cell: (key) => !isOver(key) && <Actions of={key} {...actions} /> },
    ]}
  />
)
