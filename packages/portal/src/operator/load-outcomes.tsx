import { Progress, Stack, Table, Text } from '@mantine/core'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import type { RowOutcome } from './load-table.ts'

const REFUSED_SHOWN = 200

const countOf = (outcomes: readonly RowOutcome[], wanted: RowOutcome['outcome']): number =>
  outcomes.filter(({ outcome }) => outcome === wanted).length

/** What has become of the rows of a table so far. */
export const LoadOutcomes = ({
  outcomes,
  rows,
}: {
  readonly outcomes: readonly RowOutcome[]
  readonly rows: number
}) => {
  const refused = outcomes.flatMap((one) => (one.outcome === 'refused' ? [one] : []))
  return (
    <Stack gap="sm">
      <Progress value={(outcomes.length / rows) * 100} aria-label={`${outcomes.length} of ${rows} rows`} />
      <Text role="status">
        {outcomes.length} of {rows} rows: {countOf(outcomes, 'created')} created,{' '}
        {countOf(outcomes, 'updated')} updated, {countOf(outcomes, 'unchanged')} unchanged, {refused.length}{' '}
        refused.
      </Text>
      {refused.length > 0 && (
        <ScrollingTable label="Refused rows" head={['Row', 'Column', 'Why']}>
          {refused.slice(0, REFUSED_SHOWN).map(({ row, field, message }) => (
            <Table.Tr key={row}>
              <Table.Td>{row}</Table.Td>
              <Table.Td>{field}</Table.Td>
              <Table.Td>{message}</Table.Td>
            </Table.Tr>
          ))}
        </ScrollingTable>
      )}
      {refused.length > REFUSED_SHOWN && <Text size="sm">And {refused.length - REFUSED_SHOWN} more.</Text>}
    </Stack>
  )
}
