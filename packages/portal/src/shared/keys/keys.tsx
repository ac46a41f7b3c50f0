import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '../empty-state.tsx'
import { OnceShownDialog } from '../once-shown-dialog.tsx'
import { PagedList } from '../paged-list.tsx'
import { usePages } from '../use-pages.ts'
import { CreateKey } from './create-key.tsx'
import type { KeyCalls, MintedKey } from './key-calls.ts'
import { KeyList } from './key-list.tsx'

interface Props extends KeyCalls {
  /** Under which the list is cached; looked at again after each change. */
  readonly queryKey: readonly unknown[]
}

/** All keys of a partner or of an organization: listed, made, replaced and revoked. */
export const Keys = ({ queryKey, list, issue, rotate, revoke }: Props) => {
  const cache = useQueryClient()
  const keys = usePages(queryKey, list)
  const [isCreating, creating] = useDisclosure()
  const [minted, setMinted] = useState<MintedKey>()
  const changed = async (message: string) => {
    await cache.invalidateQueries({ queryKey })
    notifications.show({ message })
  }
  const onMinted = (key: MintedKey) => {
    setMinted(key)
    void changed(`${key.name} has a new key.`)
  }
  return (
    <>
      <Group>
        <Button onClick={creating.open}>Create a key</Button>
      </Group>
      <CreateKey opened={isCreating} onClose={creating.close} issue={issue} onMinted={onMinted} />
      <PagedList
        pages={keys}
        empty={
          <EmptyState title="No keys yet">
            Programs sign in with a key. Create one for each of them.
          </EmptyState>
        }
      >
        {(rows) => (
          <KeyList
            keys={rows}
            rotate={rotate}
            onMinted={onMinted}
            revoke={async ({ id, name }) => {
              await revoke({ keyId: id })
              await changed(`${name} is revoked.`)
            }}
          />
        )}
      </PagedList>
      <OnceShownDialog
        title={`The key ${minted?.name ?? ''}`}
        values={minted && [{ label: 'Key', value: minted.apiKey }]}
        fileName="key.txt"
        onClose={() => setMinted(undefined)}
      />
    </>
  )
}
