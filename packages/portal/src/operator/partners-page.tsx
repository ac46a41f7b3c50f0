import { Anchor, Badge, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../shared/empty-state.tsx'
import { Page } from '../shared/page.tsx'
import { PagedList } from '../shared/paged-list.tsx'
import { usePlaceKey } from '../shared/place-key.ts'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { Time } from '../shared/time.tsx'
import { usePages } from '../shared/use-pages.ts'
import { operatorApi, type Partner } from './operator-api.ts'
import { ProvisionPartner } from './provision-partner.tsx'
import { readPage } from './read-page.ts'

const Row = ({ of: { id, name, ownerEmail, active, createdAt } }: { readonly of: Partner }) => (
  <Table.Tr>
    <Table.Td>
      <Anchor
        renderRoot={(props) => (
          <Link to="/operator/partners/$partnerId" params={{ partnerId: id }} {...props} />
        )}
      >
        {name}
      </Anchor>
    </Table.Td>
    <Table.Td>{ownerEmail}</Table.Td>
    <Table.Td>
      <Badge variant="outline" color={active ? 'teal' : 'gray'} autoContrast>
        {active ? 'Active' : 'Inactive'}
      </Badge>
    </Table.Td>
    <Table.Td>
      <Time at={createdAt} dayOnly />
    </Table.Td>
  </Table.Tr>
)

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
        {(rows) => (
          <ScrollingTable label="Partners" head={['Name', 'Owner', 'State', 'Since']}>
            {rows.map((partner) => (
              <Row key={partner.id} of={partner} />
            ))}
          </ScrollingTable>
        )}
      </PagedList>
    </Page>
  )
}
