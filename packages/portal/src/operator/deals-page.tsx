import { List, Table } from '@mantine/core'
import { EmptyState } from '../shared/empty-state.tsx'
import { Page } from '../shared/page.tsx'
import { PagedList } from '../shared/paged-list.tsx'
import { usePlaceKey } from '../shared/place-key.ts'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { Time } from '../shared/time.tsx'
import { usePages } from '../shared/use-pages.ts'
import { useChosenPartner } from './chosen-partner.ts'
import { operatorApi } from './operator-api.ts'
import { readPage } from './read-page.ts'

/** What a partner has registered to sell. */
export const DealsPage = () => {
  const { id: partnerId, name } = useChosenPartner()
  const deals = usePages([...usePlaceKey(), 'partner', partnerId, 'deals'], (page, options) =>
    readPage(operatorApi.listDeals({ partnerId, ...page }, options)),
  )
  return (
    <Page title="Deals" about={`What ${name} has registered to sell.`}>
      <PagedList
        pages={deals}
        empty={<EmptyState title="No deals yet">Partners register deals by their API.</EmptyState>}
      >
        {(rows) => (
          <ScrollingTable label="Deals" head={['Registered', 'Details']}>
            {rows.map(({ id, createdAt, details }) => (
              <Table.Tr key={id}>
                <Table.Td>
                  <Time at={createdAt} />
                </Table.Td>
                <Table.Td>
                  <List size="sm" listStyleType="none">
                    {Object.entries(details).map(([field, value]) => (
                      <List.Item key={field}>
                        {field}: {value}
                      </List.Item>
                    ))}
                  </List>
                </Table.Td>
              </Table.Tr>
            ))}
          </ScrollingTable>
        )}
      </PagedList>
    </Page>
  )
}
