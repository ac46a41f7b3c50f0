import { Anchor, Button, Group, Select, Table, Text, TextInput } from '@mantine/core'
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loading } from '../shared/loading.tsx'
import { Page } from '../shared/page.tsx'
import { Problem } from '../shared/problem.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { ShowMore } from '../shared/show-more.tsx'
import { Time } from '../shared/time.tsx'
import { usePages } from '../shared/use-pages.ts'
import { ClaimState } from './claim-state.tsx'
import { CreateOrganization } from './create-organization.tsx'
import { ImportOrganizations } from './import-organizations.tsx'
import { usePartner } from './partner-place.ts'
import { type PortfolioSearch, readPortfolioSearch } from './portfolio-search.ts'

const SEARCH_MS = 250
const FROM = '/p/$partnerId/organizations'

const STATUSES = [
  { value: 'unclaimed', label: 'Unclaimed' },
  { value: 'claimed', label: 'Claimed' },
  { value: 'detached', label: 'Detached' },
]
const SORTS = [
  { value: '-createdAt', label: 'Newest first' },
  { value: 'createdAt', label: 'Oldest first' },
  { value: 'name', label: 'Name, A to Z' },
  { value: '-name', label: 'Name, Z to A' },
]

const usePortfolio = (search: PortfolioSearch) => {
  const { id, api } = usePartner()
  return usePages(['partner', id, 'portfolio', search], (page, { signal }) =>
    api.listPortfolio({ ...search, ...page }, { signal }),
  )
}

/** Narrows and orders the list; all of it is in the address. */
const Filters = ({ search }: { readonly search: PortfolioSearch }) => {
  const navigate = useNavigate({ from: FROM })
  const change = (part: Readonly<Record<string, unknown>>) =>
    void navigate({ search: readPortfolioSearch({ ...search, ...part }), replace: true })
  const look = useDebouncedCallback((text: string) => change({ search: text }), SEARCH_MS)
  return (
    <Group align="flex-end">
      <TextInput
        label="Search"
        placeholder="Name, customer's email, or your own id"
        defaultValue={search.search ?? ''}
        onChange={({ currentTarget }) => look(currentTarget.value)}
        style={{ flex: '1 1 240px' }}
      />
      <Select
        label="Claim state"
        placeholder="Any"
        data={STATUSES}
        value={search.status ?? null}
        onChange={(status) => change({ status })}
        clearable
        clearButtonProps={{ 'aria-label': 'Any claim state' }}
      />
      <Select
        label="Order"
        data={SORTS}
        value={search.sort ?? '-createdAt'}
        onChange={(sort) => change({ sort })}
        allowDeselect={false}
      />
    </Group>
  )
}

/** All organizations of a partner: found, ordered and made here. */
export const OrganizationsPage = () => {
  const search = useSearch({ from: FROM })
  const place = usePartner()
  const portfolio = usePortfolio(search)
  const [isCreating, creating] = useDisclosure()
  const rows = portfolio.data?.pages.flatMap(({ data }) => data) ?? []
  const isNarrowed = search.search !== undefined || search.status !== undefined
  return (
    <Page
      title="Organizations"
      about="Your customers: each has its own people, keys and devices."
      actions={
        <>
          <ImportOrganizations />
          <Button onClick={creating.open}>Create an organization</Button>
        </>
      }
    >
      <CreateOrganization opened={isCreating} onClose={creating.close} />
      <Filters search={search} />
      {portfolio.isError && <Problem error={portfolio.error} onRetry={() => void portfolio.refetch()} />}
      {portfolio.isPending && <Loading />}
      {portfolio.isSuccess && rows.length === 0 && (
        <EmptyState
          title={isNarrowed ? 'Nothing matches' : 'No organizations yet'}
          action={isNarrowed ? undefined : <Button onClick={creating.open}>Create the first one</Button>}
        >
          {isNarrowed
            ? 'Try fewer letters, or another claim state.'
            : 'An organization is a customer of yours. Create one, then send its claim link to the customer.'}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ScrollingTable label="Organizations" head={['Name', 'State', 'Customer', 'Created']}>
          {rows.map(({ id, name, status, suspended, claimedByEmail, createdAt }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <Anchor
                  renderRoot={(props) => (
                    <Link
                      to="/p/$partnerId/organizations/$orgId"
                      params={{ partnerId: place.id, orgId: id }}
                      {...props}
                    />
                  )}
                >
                  {name}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <ClaimState status={status} suspended={suspended} />
              </Table.Td>
              <Table.Td>
                {claimedByEmail ?? (
                  <Text span c="dimmed">
                    Nobody yet
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <Time at={createdAt} dayOnly />
              </Table.Td>
            </Table.Tr>
          ))}
        </ScrollingTable>
      )}
      <ShowMore pages={portfolio} />
    </Page>
  )
}
