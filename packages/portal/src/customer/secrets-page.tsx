import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loading } from '../shared/loading.tsx'
import { Page } from '../shared/page.tsx'
import { Problem } from '../shared/problem.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { CreateSecret } from './create-secret.tsx'
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

/** What the gateway puts into the requests of all agents; a value goes in and never comes out. */
export const SecretsPage = () => {
  const [isCreating, creating] = useDisclosure()
  return (
    <Page
      title="Secrets"
      about="What the gateway puts into the requests of your agents. Nobody can read a value once it is stored."
      actions={<Button onClick={creating.open}>Create a secret</Button>}
    >
      <CreateSecret opened={isCreating} onClose={creating.close} />
      <Secrets />
    </Page>
  )
}
