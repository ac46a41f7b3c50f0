import { Badge, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../shared/data-table.tsx'
import { DeleteButton } from '../shared/delete-button.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { FormButton } from '../shared/form-button.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { Page } from '../shared/page.tsx'
import { ReplaceValue } from '../shared/secrets/replace-value.tsx'
import { readSecret, SecretFields } from '../shared/secrets/secret-fields.tsx'
import { useChanged } from '../shared/use-changed.ts'
import type { AnswerOf } from '../tenantry.ts'
import { useCustomer } from './customer-place.ts'
import { useInheritedSecrets } from './use-inherited-secrets.ts'

type OwnSecret = AnswerOf<'listOrgSecrets'>[number]

/** A secret that agents use: the organization's own, or one that the partner shares and alone can change. */
type UsedSecret = Pick<OwnSecret, 'id' | 'name' | 'typeLabel' | 'hostPattern' | 'pathPattern' | 'enabled'> & {
  readonly isOwn: boolean
}

const Actions = ({ secret: { id: secretId, name, hostPattern } }: { readonly secret: UsedSecret }) => {
  const { api } = useCustomer()
  return (
    <Group gap="xs" wrap="nowrap">
      <ReplaceValue of={name} replace={(value) => api.updateOrgSecret({ secretId, value })} />
      <DeleteButton of={name} noun="secret" remove={() => api.deleteOrgSecret({ secretId })}>
        Agents can no longer use it for {hostPattern}. Its value is gone; this cannot be undone.
      </DeleteButton>
    </Group>
  )
}

const FACTS: readonly Column<UsedSecret>[] = [
  {
    head: 'Name',
    cell: ({ name, enabled }) => (
      <>
        {name}
        {enabled === false && <Text size="xs">Switched off: the gateway does not use it</Text>}
      </>
    ),
    orderBy: ({ name }) => name,
  },
  { head: 'For', cell: ({ typeLabel }) => typeLabel, orderBy: ({ typeLabel }) => typeLabel },
  {
    head: 'Host',
    cell: ({ hostPattern, pathPattern }) => `${hostPattern}${pathPattern ?? ''}`,
    orderBy: ({ hostPattern }) => hostPattern,
  },
]

const SecretTable = ({ secrets }: { readonly secrets: readonly UsedSecret[] }) => {
  const { partnerName } = useCustomer()
  return secrets.length === 0 ? (
    <EmptyState title="No secrets yet">
      Store the key of a service once: your agents use it through the gateway, and never see it.
    </EmptyState>
  ) : (
    <DataTable
      label="Secrets"
      rows={secrets}
      keyOf={({ id }) => id}
      columns={[
        ...FACTS,
        {
          head: 'Whose',
          cell: ({ isOwn }) =>
            isOwn ? (
              'This organization’s'
            ) : (
              <Badge variant="outline" tt="none">
                Shared by {partnerName}, read-only
              </Badge>
            ),
          orderBy: ({ isOwn }) => Number(!isOwn),
        },
        {
          head: 'Actions',
          cell: (secret) =>
            secret.isOwn ? <Actions secret={secret} /> : `Only ${partnerName} can change it`,
        },
      ]}
    />
  )
}

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
        <Loaded query={inherited}>
          {(theirs) => (
            <SecretTable
              secrets={[
                ...ours.map((secret) => ({ ...secret, isOwn: true })),
                ...theirs.map((secret) => ({ ...secret, isOwn: false })),
              ]}
            />
          )}
        </Loaded>
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
