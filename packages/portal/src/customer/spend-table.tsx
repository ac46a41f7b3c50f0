import { Text } from '@mantine/core'
import { type Column, DataTable } from '../shared/data-table.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { dollars } from '../shared/money.ts'
import type { SpendRow, useSpend } from './use-spend.ts'

const COUNT = new Intl.NumberFormat()

// Several agents may have one name.
const keyOf = ({ day, provider, model, agentId }: SpendRow): string =>
  [day, provider, model, agentId].join(' ')

const Spent = ({ nanoDollars, estimated }: SpendRow) => (
  <>
    {dollars(nanoDollars)}
    {estimated && <Text size="xs">some of it is an estimate</Text>}
  </>
)

const countOf = (head: string, read: (row: SpendRow) => number): Column<SpendRow> => ({
  head,
  cell: (row) => COUNT.format(read(row)),
  orderBy: read,
})
const COUNTS = [
  countOf('Calls', ({ requests }) => requests),
  countOf('Tokens in', ({ inputTokens }) => inputTokens),
  countOf('Tokens out', ({ outputTokens }) => outputTokens),
]

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
          <DataTable
            label={`Spend by ${what.toLowerCase()}`}
            rows={data}
            keyOf={keyOf}
            columns={[
              { head: what, cell: nameOf, orderBy: nameOf },
              {
                head: 'Spent',
                cell: (row) => <Spent {...row} />,
                orderBy: ({ nanoDollars }) => Number(nanoDollars),
              },
              ...COUNTS,
            ]}
          />
          {more && <Text size="sm">These are the largest; the total counts the others too.</Text>}
        </>
      )
    }}
  </Loaded>
)
