import { useState } from 'react'
import { EmptyState } from '../empty-state.tsx'
import { OnceShownDialog } from '../once-shown-dialog.tsx'
import { Page } from '../page.tsx'
import { PagedList } from '../paged-list.tsx'
import { usePlaceKey } from '../place-key.ts'
import { useChanged } from '../use-changed.ts'
import { usePages } from '../use-pages.ts'
import { CreateKey } from './create-key.tsx'
import type { KeyCalls, MintedKey } from './key-calls.ts'
import { KeyList } from './key-list.tsx'

interface Props<Scope extends string> extends KeyCalls<Scope> {
  readonly about: string
  /** Those that a key may be narrowed to. */
  readonly scopes?: readonly Scope[]
}

/** All keys of a partner or of an organization: listed, made, replaced and revoked. */
export const KeysPage = <Scope extends string = never>(props: Props<Scope>) => {
  const { about, scopes = [], list, issue, rotate, revoke } = props
  const changed = useChanged()
  const keys = usePages([...usePlaceKey(), 'keys'], list)
  const [minted, setMinted] = useState<MintedKey>()
  const onMinted = (key: MintedKey) => {
    setMinted(key)
    void changed(`${key.name} has a new key.`)
  }
  return (
    <Page
      title="Keys"
      about={about}
      actions={<CreateKey scopes={scopes} issue={issue} onMinted={onMinted} />}
    >
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
              return () => changed(`${name} is revoked.`)
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
    </Page>
  )
}
