import { Table, Text } from '@mantine/core'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { dollars } from '../shared/money.ts'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import type { SpendRow, useSpend } from './use-spend.ts'

const COUNT = new Intl.NumberFormat()

// Several agents may have one name.
const keyOf = ({ day, provider, model, agentId }: SpendRow): string =>
  [day, provider, model, agentId].join(' ')

interface Props {
  /** What the rows stand for. */
  readonly what: string
  readonly spend: ReturnType<typeof useSpend>
  readonly nameOf: (row: SpendRow) => string
}

/** What was spent, row by row. */
export const SpendTable = ({ what, spend, nameOf }: Props) => (
  <Loaded query={spend} rows={3}>
    {({ data, more }) => {
      if (data.length === 0)
        return (
          <EmptyState title="Nothing spent">
            In these days no agent called a model that is paid for here.
          </EmptyState>
        )
      return (
        <>
          <ScrollingTable
            label={`Spend by ${what.toLowerCase()}`}
            head={[what, 'Spent', 'Calls', 'Tokens in', 'Tokens out']}
          >
            {data.map((row) => (
              <Table.Tr key={keyOf(row)}>
                <Table.Td>{nameOf(row)}</Table.Td>
                <Table.Td>
                  {dollars(row.nanoDollars)}
                  {row.estimated && <Text size="xs">some of it is an estimate</Text>}
                </Table.Td>
                <Table.Td>{COUNT.format(row.requests)}</Table.Td>
                <Table.Td>{COUNT.format(row.inputTokens)}</Table.Td>
                <Table.Td>{COUNT.format(row.outputTokens)}</Table.Td>
              </Table.Tr>
            ))}
          </ScrollingTable>
          {more && <Text size="sm">These are the largest; the total counts the others too.</Text>}
        </>
      )
    }}
  </Loaded>
)
