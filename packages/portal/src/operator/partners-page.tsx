import { Anchor, Badge } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../shared/data-table.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { Page } from '../shared/page.tsx'
import { PagedList } from '../shared/paged-list.tsx'
import { usePlaceKey } from '../shared/place-key.ts'
import { Time } from '../shared/time.tsx'
import { usePages } from '../shared/use-pages.ts'
import { operatorApi, type Partner } from './operator-api.ts'
import { ProvisionPartner } from './provision-partner.tsx'
import { readPage } from './read-page.ts'

const COLUMNS: readonly Column<Partner>[] = [
  {
    head: 'Name',
    cell: ({ id, name }) => (
      <Anchor
        renderRoot={(props) => (
          <Link to="/operator/partners/$partnerId" params={{ partnerId: id }} {...props} />
        )}
      >
        {name}
      </Anchor>
    ),
  },
  { head: 'Owner', cell: ({ ownerEmail }) => ownerEmail },
  {
    head: 'State',
    cell: ({ active }) => (
      <Badge variant="outline" color={active ? 'teal' : 'gray'} autoContrast>
        {active ? 'Active' : 'Inactive'}
      </Badge>
    ),
  },
  { head: 'Since', cell: ({ createdAt }) => <Time at={createdAt} dayOnly /> },
]

/** All partners of the installation. */
export const PartnersPage = () => {
  const partners = usePages([...usePlaceKey(), 'partners'], (page, options) =>
    readPage(operatorApi.listPartners(page, options)),
  )
  return (
    <Page
      title="Partners"
      about="Companies that provision and look after customers here."
      actions={<ProvisionPartner />}
    >
      <PagedList
        pages={partners}
        empty={
          <EmptyState title="No partners yet">
            Provision the first one: it gets an organization and a key of its own, and its owner an
            invitation.
          </EmptyState>
        }
      >
        {(rows) => <DataTable label="Partners" columns={COLUMNS} rows={rows} keyOf={({ id }) => id} />}
      </PagedList>
    </Page>
  )
}
