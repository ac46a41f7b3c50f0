import { Progress, Stack, Text } from '@mantine/core'
import { type Column, DataTable } from '../shared/data-table.tsx'
import type { RowOutcome } from './load-table.ts'

const REFUSED_SHOWN = 200

const countOf = (outcomes: readonly RowOutcome[], wanted: RowOutcome['outcome']): number =>
  outcomes.filter(({ outcome }) => outcome === wanted).length

const COLUMNS: readonly Column<Extract<RowOutcome, { outcome: 'refused' }>>[] = [
  { head: 'Row', cell: ({ row }) => row },
  { head: 'Column', cell: ({ field }) => field },
  { head: 'Why', cell: ({ message }) => message },
]

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
        <DataTable
          label="Refused rows"
          rows={refused.slice(0, REFUSED_SHOWN)}
          keyOf={({ row }) => String(row)}
          columns={COLUMNS}
        />
      )}
      {refused.length > REFUSED_SHOWN && <Text size="sm">And {refused.length - REFUSED_SHOWN} more.</Text>}
    </Stack>
  )
}
