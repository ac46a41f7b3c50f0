import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '../shared/empty-state.tsx'
import { FormButton } from '../shared/form-button.tsx'
import { Loading } from '../shared/loading.tsx'
import { Page } from '../shared/page.tsx'
import { Problem } from '../shared/problem.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { readSecret, SecretFields } from '../shared/secrets/secret-fields.tsx'
import { useChanged } from '../shared/use-changed.ts'
import { useCustomer } from './customer-place.ts'
import { InheritedSecretRow, OwnSecretRow } from './secret-rows.tsx'
import { useInheritedSecrets } from './use-inherited-secrets.ts'

const Secrets = () => {
  const { id, api } = useCustomer()
  const inherited = useInheritedSecrets()
  const own = useQuery({
    queryKey: ['customer', id, 'secrets', 'own'],
    queryFn: ({ signal }) => api.listOrgSecrets({}, { signal }),
  })
  if (own.isPending || inherited.isPending) return <Loading />
  if (own.isError) return <Problem error={own.error} onRetry={() => void own.refetch()} />
  if (inherited.isError) return <Problem error={inherited.error} onRetry={() => void inherited.refetch()} />
  if (own.data.length + inherited.data.length === 0)
    return (
      <EmptyState title="No secrets yet">
        Store the key of a service once: your agents use it through the gateway, and never see it.
      </EmptyState>
    )
  return (
    <ScrollingTable label="Secrets" head={['Name', 'For', 'Host', 'Whose', 'Actions']}>
      {own.data.map((secret) => (
        <OwnSecretRow key={secret.id} secret={secret} />
      ))}
      {inherited.data.map((secret) => (
        <InheritedSecretRow key={secret.id} secret={secret} />
      ))}
    </ScrollingTable>
  )
}

const CreateSecret = () => {
  const { api } = useCustomer()
  const changed = useChanged()
  const create = async (given: FormData) => {
    const secret = readSecret(given)
    await api.createOrgSecret(secret)
    return () => changed(`${secret.name} is stored; agents may use it from now on.`)
  }
  return (
    <FormButton label="Create a secret" isMain title="Create a secret" verb="Create the secret" work={create}>
      <SecretFields />
    </FormButton>
  )
}

/** What the gateway puts into the requests of all agents; a value goes in and never comes out. */
export const SecretsPage = () => (
  <Page
    title="Secrets"
    about="What the gateway puts into the requests of your agents. Nobody can read a value once it is stored."
    actions={<CreateSecret />}
  >
    <Secrets />
  </Page>
)
