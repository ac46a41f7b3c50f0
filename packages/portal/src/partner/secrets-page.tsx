import { DataTable } from '../shared/data-table.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { FormButton } from '../shared/form-button.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { Page } from '../shared/page.tsx'
import { readSecret, SecretFields } from '../shared/secrets/secret-fields.tsx'
import { useChanged } from '../shared/use-changed.ts'
import { usePartner } from './partner-place.ts'
import { SECRET_COLUMNS } from './secret-columns.tsx'
import { useSharedSecrets } from './use-shared-secrets.ts'

const SharedSecrets = () => {
  const secrets = useSharedSecrets()
  return (
    <Loaded query={secrets}>
      {(data) => {
        if (data.length === 0)
          return (
            <EmptyState title="No shared secrets yet">
              Share a key of a model provider: the agents of every organization can use it, and none of them
              sees it.
            </EmptyState>
          )
        return (
          <DataTable label="Shared secrets" columns={SECRET_COLUMNS} rows={data} keyOf={({ id }) => id} />
        )
      }}
    </Loaded>
  )
}

const ShareSecret = () => {
  const { api } = usePartner()
  const changed = useChanged()
  const share = async (given: FormData) => {
    const secret = readSecret(given)
    await api.createPartnerSecret(secret)
    return () => changed(`${secret.name} is shared with every organization.`)
  }
  return (
    <FormButton label="Share a secret" isMain title="Share a secret" verb="Share the secret" work={share}>
      <SecretFields />
    </FormButton>
  )
}

/** The credentials that a partner lets all of its organizations use. */
export const SecretsPage = () => (
  <Page
    title="Shared secrets"
    about="Every organization's agents can use these through the gateway. Their values are shown to nobody."
    actions={<ShareSecret />}
  >
    <SharedSecrets />
  </Page>
)
