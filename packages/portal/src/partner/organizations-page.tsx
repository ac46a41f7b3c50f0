import { Anchor, Table, Text } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../shared/empty-state.tsx'
import { Page } from '../shared/page.tsx'
import { PagedList } from '../shared/paged-list.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { Time } from '../shared/time.tsx'
import { usePages } from '../shared/use-pages.ts'
import type { AnswerOf } from '../tenantry.ts'
import { ClaimState } from './claim-state.tsx'
import { CreateOrganization, type MadeOrganization } from './create-organization.tsx'
import { ImportOrganizations } from './import-organizations.tsx'
import { OrganizationCredentials } from './organization-credentials.tsx'
import { usePartner } from './partner-place.ts'
import { PortfolioFilters } from './portfolio-filters.tsx'
import type { PortfolioSearch } from './portfolio-search.ts'

type Organization = AnswerOf<'listPortfolio'>['data'][number]

const Row = ({ org }: { readonly org: Organization }) => {
  const { id: partnerId } = usePartner()
  const { id: orgId, name, status, suspended, claimedByEmail, createdAt } = org
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor
          renderRoot={(props) => (
            <Link to="/p/$partnerId/organizations/$orgId" params={{ partnerId, orgId }} {...props} />
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
  )
}

interface EmptyProps {
  readonly search: PortfolioSearch
  readonly onMade: (made: MadeOrganization) => void
}

const Empty = ({ search: { search, status, suspended }, onMade }: EmptyProps) =>
  search === undefined && status === undefined && suspended === undefined ? (
    <EmptyState
      title="No organizations yet"
      action={<CreateOrganization label="Create the first one" onMade={onMade} />}
    >
      An organization is a customer of yours. Create one, then send its claim link to the customer.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing matches">Try fewer letters, or another claim state.</EmptyState>
  )

/** All organizations of a partner: found, ordered and made here. */
export const OrganizationsPage = () => {
  const search = useSearch({ from: '/p/$partnerId/organizations' })
  const { id, api } = usePartner()
  const portfolio = usePages(['partner', id, 'portfolio', search], (page, { signal }) =>
    api.listPortfolio({ ...search, ...page }, { signal }),
  )
  const [made, setMade] = useState<MadeOrganization>()
  return (
    <Page
      title="Organizations"
      about="Your customers: each has its own people, keys and devices."
      actions={
        <>
          <ImportOrganizations />
          <CreateOrganization label="Create an organization" onMade={setMade} />
        </>
      }
    >
      <OrganizationCredentials made={made} onClose={() => setMade(undefined)} />
      <PortfolioFilters search={search} />
      <PagedList pages={portfolio} empty={<Empty search={search} onMade={setMade} />}>
        {(rows) => (
          <ScrollingTable label="Organizations" head={['Name', 'State', 'Customer', 'Created']}>
            {rows.map((org) => (
              <Row key={org.id} org={org} />
            ))}
          </ScrollingTable>
        )}
      </PagedList>
    </Page>
  )
}
