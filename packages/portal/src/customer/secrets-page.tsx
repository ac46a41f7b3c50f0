import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '../shared/empty-state.tsx'
import { FormButton } from '../shared/form-button.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { Page } from '../shared/page.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { readSecret, SecretFields } from '../shared/secrets/secret-fields.tsx'
import { useChanged } from '../shared/use-changed.ts'
import type { AnswerOf } from '../tenantry.ts'
import { useCustomer } from './customer-place.ts'
import { InheritedSecretRow, OwnSecretRow } from './secret-rows.tsx'
import { useInheritedSecrets } from './use-inherited-secrets.ts'

interface TableProps {
  readonly own: AnswerOf<'listOrgSecrets'>
  readonly inherited: AnswerOf<'listInheritedPartnerSecrets'>
}

const SecretTable = ({ own, inherited }: TableProps) =>
  own.length + inherited.length === 0 ? (
    <EmptyState title="No secrets yet">
      Store the key of a service once: your agents use it through the gateway, and never see it.
    </EmptyState>
  ) : (
    <ScrollingTable label="Secrets" head={['Name', 'For', 'Host', 'Whose', 'Actions']}>
      {own.map((secret) => (
        <OwnSecretRow key={secret.id} secret={secret} />
      ))}
      {inherited.map((secret) => (
        <InheritedSecretRow key={secret.id} secret={secret} />
      ))}
    </ScrollingTable>
  )

const Secrets = () => {
  const { id, api } = useCustomer()
  const inherited = useInheritedSecrets()
  const own = useQuery({
    queryKey: ['customer', id, 'secrets', 'own'],
    queryFn: ({ signal }) => api.listOrgSecrets({}, { signal }),
  })
  return (
    <Loaded query={own}>
      {(ours) => (
        <Loaded query={inherited}>{(theirs) => <SecretTable own={ours} inherited={theirs} />}</Loaded>
      )}
    </Loaded>
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
