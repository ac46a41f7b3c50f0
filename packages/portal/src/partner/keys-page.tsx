import { EmptyState } from '../shared/empty-state.tsx'
import { KeysPage as Keys } from '../shared/keys/keys-page.tsx'
import { Page } from '../shared/page.tsx'
import { KEY_SCOPES } from './key-scopes.ts'
import { useIsAdmin, usePartner } from './partner-place.ts'

const ABOUT = 'What programs of yours sign in with.'

/** The keys that a partner's programs call the API with. */
export const KeysPage = () => {
  const isAdmin = useIsAdmin()
  const { api } = usePartner()
  if (!isAdmin)
    return (
      <Page title="Keys" about={ABOUT}>
        <EmptyState title="Keys are for admins">
          Ask an owner or admin if a program of yours needs one.
        </EmptyState>
      </Page>
    )
  return (
    <Keys
      about={ABOUT}
      scopes={KEY_SCOPES}
      list={api.listOwnKeys}
      issue={api.issueOwnKey}
      rotate={api.rotateOwnKey}
      revoke={api.revokeOwnKey}
    />
  )
}
