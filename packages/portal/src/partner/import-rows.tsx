import { Anchor, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import type { ImportRow } from './import-list.ts'
import { usePartner } from './partner-place.ts'
import type { RowResult, RowResults } from './use-import.ts'

const MadeLink = ({ orgId }: { readonly orgId: string }) => {
  const { id } = usePartner()
  return (
    <Anchor
      size="sm"
      renderRoot={(props) => (
        <Link
          to="/p/$partnerId/organizations/$orgId"
          params={{ partnerId: id, orgId }}
          target="_blank"
          {...props}
        />
      )}
    >
      {orgId} (opens another tab)
    </Anchor>
  )
}

const Outcome = ({
  flaw,
  result,
}: {
  readonly flaw: string | undefined
  readonly result: RowResult | undefined
}) => {
  switch (result?.state) {
    case 'made':
      return (
        <Text size="sm">
          Created: <MadeLink orgId={result.made.organizationId} />
        </Text>
      )
    case 'madeBefore':
      return <Text size="sm">Created more than a day ago; its credentials are told no more.</Text>
    case 'unsure':
      return (
        <Text size="sm">
          Left out: begun more than a day ago without an answer. Search for it; if it is not there, create it
          by itself.
        </Text>
      )
    case 'refused':
      return <Text size="sm">Not created: {result.why}</Text>
    case undefined:
      return <Text size="sm">{flaw === undefined ? 'Not yet' : `Cannot be created: ${flaw}`}</Text>
  }
}

// There may be thousands, of which one changes at a time.
const Row = memo(({ row, result }: { readonly row: ImportRow; readonly result: RowResult | undefined }) => (
  <Table.Tr>
    <Table.Td>{row.number}</Table.Td>
    <Table.Td style={{ overflowWrap: 'anywhere' }}>{row.name}</Table.Td>
    <Table.Td>
      <Outcome flaw={row.flaw} result={result} />
    </Table.Td>
  </Table.Tr>
))

interface Props {
  readonly rows: readonly ImportRow[]
  readonly results: RowResults
}

/** The lines of a list, with what has become of each. */
export const ImportRows = ({ rows, results }: Props) => (
  <ScrollingTable label="The list">
    <Table.Thead>
      <Table.Tr>
        <Table.Th>Line</Table.Th>
        <Table.Th>Name</Table.Th>
        <Table.Th>Result</Table.Th>
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {rows.map((row) => (
        <Row key={row.number} row={row} result={results.get(row.number)} />
      ))}
    </Table.Tbody>
  </ScrollingTable>
)
