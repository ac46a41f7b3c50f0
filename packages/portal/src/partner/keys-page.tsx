import { Badge, Group, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { AskingButton } from '../shared/asking-button.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { FormButton } from '../shared/form-button.tsx'
import { Loading } from '../shared/loading.tsx'
import { OnceShownModal } from '../shared/once-shown-modal.tsx'
import { Page } from '../shared/page.tsx'
import { Problem } from '../shared/problem.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { ShowMore } from '../shared/show-more.tsx'
import { Time } from '../shared/time.tsx'
import { usePages } from '../shared/use-pages.ts'
import type { AnswerOf } from '../tenantry.ts'
import { CreateKey, type IssuedKey } from './create-key.tsx'
import { useIsAdmin, usePartner } from './partner-place.ts'
import { RotateKey } from './rotate-key.tsx'
import { useChanged } from './use-changed.ts'

type Key = AnswerOf<'listOwnKeys'>['data'][number]
type OnIssued = (key: IssuedKey) => void

const STATES = {
  valid: { color: 'teal', words: 'Valid' },
  expired: { color: 'gray', words: 'Ended' },
  revoked: { color: 'gray', words: 'Revoked' },
} as const

const stateOf = ({ revokedAt, expiresAt }: Key): keyof typeof STATES => {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && Date.parse(expiresAt) <= Date.now() ? 'expired' : 'valid'
}

const TimeOr = ({ at, none }: { readonly at: string | null; readonly none: string }) =>
  at === null ? (
    <Text span size="sm" c="dimmed">
      {none}
    </Text>
  ) : (
    <Time at={at} />
  )

const KeyActions = ({ held, onIssued }: { readonly held: Key; readonly onIssued: OnIssued }) => {
  const { api } = usePartner()
  const changed = useChanged()
  const { id: keyId, name } = held
  return (
    <Group gap="xs" wrap="nowrap">
      <FormButton label="Rotate" of={name} title={`Rotate ${name}`}>
        {(close) => <RotateKey keyId={keyId} name={name} onClose={close} onIssued={onIssued} />}
      </FormButton>
      <AskingButton
        label="Revoke"
        of={name}
        title={`Revoke ${name}?`}
        verb="Revoke the key"
        isLoss
        work={async () => {
          await api.revokeOwnKey({ keyId })
          await changed(`${name} is revoked.`)
        }}
      >
        Whatever uses this key is refused from that moment on. This cannot be undone.
      </AskingButton>
    </Group>
  )
}

const KeyRow = ({ held, onIssued }: { readonly held: Key; readonly onIssued: OnIssued }) => {
  const state = stateOf(held)
  return (
    <Table.Tr>
      <Table.Td>{held.name}</Table.Td>
      <Table.Td>
        <Text span ff="monospace" size="sm">
          …{held.hint}
        </Text>
      </Table.Td>
      <Table.Td>{held.scopes.length}</Table.Td>
      <Table.Td>
        <Time at={held.createdAt} dayOnly />
      </Table.Td>
      <Table.Td>
        <TimeOr at={held.lastUsedAt} none="Never" />
      </Table.Td>
      <Table.Td>
        <TimeOr at={held.expiresAt} none="Never" />
      </Table.Td>
      <Table.Td>
        <Badge variant="outline" color={STATES[state].color} autoContrast>
          {STATES[state].words}
        </Badge>
      </Table.Td>
      <Table.Td>{state === 'valid' && <KeyActions held={held} onIssued={onIssued} />}</Table.Td>
    </Table.Tr>
  )
}

const KeyTable = ({ rows, onIssued }: { readonly rows: readonly Key[]; readonly onIssued: OnIssued }) => (
  <ScrollingTable
    label="Keys"
    head={['Name', 'Last characters', 'Scopes', 'Created', 'Last used', 'Ends', 'State', 'Actions']}
  >
    {rows.map((held) => (
      <KeyRow key={held.id} held={held} onIssued={onIssued} />
    ))}
  </ScrollingTable>
)

const Keys = ({ onIssued }: { readonly onIssued: OnIssued }) => {
  const { id, api } = usePartner()
  const keys = usePages(['partner', id, 'keys'], (page, { signal }) => api.listOwnKeys(page, { signal }))
  if (keys.isPending) return <Loading />
  const rows = keys.data?.pages.flatMap(({ data }) => data) ?? []
  return (
    <>
      {keys.isError && <Problem error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.isSuccess && rows.length === 0 && (
        <EmptyState title="No keys yet">A key lets a program of yours do what you can do here.</EmptyState>
      )}
      {rows.length > 0 && <KeyTable rows={rows} onIssued={onIssued} />}
      <ShowMore pages={keys} />
    </>
  )
}

const ABOUT = 'What programs of yours sign in with.'

/** The keys that a partner's programs call the API with. */
export const KeysPage = () => {
  const isAdmin = useIsAdmin()
  const [issued, setIssued] = useState<IssuedKey>()
  if (!isAdmin)
    return (
      <Page title="Keys" about={ABOUT}>
        <EmptyState title="Keys are for admins">
          Ask an owner or admin if a program of yours needs one.
        </EmptyState>
      </Page>
    )
  return (
    <Page
      title="Keys"
      about={ABOUT}
      actions={
        <FormButton label="Create a key" title="Create a key" isMain>
          {(close) => <CreateKey onClose={close} onIssued={setIssued} />}
        </FormButton>
      }
    >
      <Keys onIssued={setIssued} />
      <OnceShownModal
        title={`The key ${issued?.name ?? ''}`}
        values={issued && [{ label: 'Key', value: issued.apiKey }]}
        fileName={`key-${issued?.id ?? ''}.txt`}
        onClose={() => setIssued(undefined)}
      >
        It is shown this once. If it is lost, rotate it or make another one.
      </OnceShownModal>
    </Page>
  )
}
