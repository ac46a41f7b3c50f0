import { Anchor, Text } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../shared/data-table.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { Page } from '../shared/page.tsx'
import { PagedList } from '../shared/paged-list.tsx'
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

const OrganizationLink = ({ id: orgId, name }: Organization) => {
  const { id: partnerId } = usePartner()
  return (
    <Anchor
      renderRoot={(props) => (
        <Link to="/p/$partnerId/organizations/$orgId" params={{ partnerId, orgId }} {...props} />
      )}
    >
      {name}
    </Anchor>
  )
}

// The server orders them: they are read page by page.
const COLUMNS: readonly Column<Organization>[] = [
  { head: 'Name', cell: (org) => <OrganizationLink {...org} /> },
  { head: 'State', cell: ({ status, suspended }) => <ClaimState status={status} suspended={suspended} /> },
  {
    head: 'Customer',
    cell: ({ claimedByEmail }) =>
      claimedByEmail ?? (
        <Text span c="dimmed">
          Nobody yet
        </Text>
      ),
  },
  { head: 'Created', cell: ({ createdAt }) => <Time at={createdAt} dayOnly /> },
]

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
        {(rows) => <DataTable label="Organizations" columns={COLUMNS} rows={rows} keyOf={({ id }) => id} />}
      </PagedList>
    </Page>
  )
}
