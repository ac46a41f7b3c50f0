import { DataTable } from '../shared/data-table.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { eventWords } from '../shared/event-words.ts'
import { PagedList } from '../shared/paged-list.tsx'
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
        <DataTable
          label="What the partner has read"
          rows={rows}
          keyOf={({ minute, actor, operation }) => `${minute} ${actor} ${operation}`}
          columns={[
            { head: 'What', cell: ({ operation }) => eventWords(operation) },
            {
              head: 'By',
              cell: ({ actor }) =>
                isPerson(actor) ? `A person of ${partnerName}` : `A key of ${partnerName}`,
            },
            { head: 'Times', cell: ({ reads: times }) => times },
            { head: 'Minute', cell: ({ minute }) => <Time at={minute} /> },
          ]}
        />
      )}
    </PagedList>
  )
}
