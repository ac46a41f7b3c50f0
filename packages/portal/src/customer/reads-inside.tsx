import { Table } from '@mantine/core'
import { EmptyState } from '../shared/empty-state.tsx'
import { eventWords } from '../shared/event-words.ts'
import { PagedList } from '../shared/paged-list.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { Time } from '../shared/time.tsx'
import { usePages } from '../shared/use-pages.ts'
import { useCustomer } from './customer-place.ts'

const isPerson = (actor: string): boolean => actor.startsWith('user/')

/** What the partner looked at inside, counted by the minute. */
export const ReadsInside = () => {
  const { id, api, partnerName } = useCustomer()
  const reads = usePages(['customer', id, 'reads'], api.listReadsInside)
  return (
    <PagedList
      pages={reads}
      empty={
        <EmptyState title="Nothing">{partnerName} has read nothing inside this organization.</EmptyState>
      }
    >
      {(rows) => (
        <ScrollingTable label="What the partner has read" head={['What', 'By', 'Times', 'Minute']}>
          {rows.map(({ actor, operation, minute, reads: times }) => (
            <Table.Tr key={`${minute} ${actor} ${operation}`}>
              <Table.Td>{eventWords(operation)}</Table.Td>
              <Table.Td>
                {isPerson(actor) ? `A person of ${partnerName}` : `A key of ${partnerName}`}
              </Table.Td>
              <Table.Td>{times}</Table.Td>
              <Table.Td>
                <Time at={minute} />
              </Table.Td>
            </Table.Tr>
          ))}
        </ScrollingTable>
      )}
    </PagedList>
  )
}
