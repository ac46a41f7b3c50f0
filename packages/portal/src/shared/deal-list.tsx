import { List, Table, Text } from '@mantine/core'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { PagedList } from './paged-list.tsx'
import { ScrollingTable } from './scrolling-table.tsx'
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

/** What a partner has registered to sell. */
export const DealList = ({ pages, empty }: Props) => (
  <PagedList pages={pages} empty={empty}>
    {(rows) => (
      <ScrollingTable label="Deals" head={['Registered', 'Details']}>
        {rows.map(({ id, createdAt, details: { dealName, ...others } }) => (
          <Table.Tr key={id}>
            <Table.Td>
              <Time at={createdAt} />
            </Table.Td>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              {dealName !== undefined && <Text fw={600}>{dealName}</Text>}
              <List size="sm" listStyleType="none">
                {Object.entries(others).map(([field, value]) => (
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
)
