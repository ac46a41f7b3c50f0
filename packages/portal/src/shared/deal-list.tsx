import { List, Text } from '@mantine/core'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Column, DataTable } from './data-table.tsx'
import { PagedList } from './paged-list.tsx'
import { Time } from './time.tsx'

interface Deal {
  readonly id: string
  /** In the partner's own words. */
  readonly details: Readonly<Record<string, string>>
  readonly createdAt: string
}

interface Props {
  readonly pages: UseInfiniteQueryResult<{ readonly pages: readonly { readonly data: readonly Deal[] }[] }>
  readonly empty: ReactNode
}

const Details = ({ details: { dealName, ...others } }: Deal) => (
  <>
    {dealName !== undefined && <Text fw={600}>{dealName}</Text>}
    <List size="sm" listStyleType="none">
      {Object.entries(others).map(([field, value]) => (
        <List.Item key={field}>
          {field}: {value}
        </List.Item>
      ))}
    </List>
  </>
)

const COLUMNS: readonly Column<Deal>[] = [
  { head: 'Registered', cell: ({ createdAt }) => <Time at={createdAt} /> },
  { head: 'Details', cell: (deal) => <Details {...deal} />, isLong: true },
]

/** What a partner has registered to sell. */
export const DealList = ({ pages, empty }: Props) => (
  <PagedList pages={pages} empty={empty}>
    {(rows) => <DataTable label="Deals" columns={COLUMNS} rows={rows} keyOf={({ id }) => id} />}
  </PagedList>
)
