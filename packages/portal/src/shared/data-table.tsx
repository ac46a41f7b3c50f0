import { Button, Table, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortDirection,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { type ReactNode, useId, useMemo } from 'react'
import { ScrollingTable } from './scrolling-table.tsx'

type Orderable = string | number | undefined

/** One column of a table. */
export interface Column<Row> {
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** By what a reader may order the rows; only for lists of which every row is here. Rows without it come last. */
  readonly orderBy?: (row: Row) => Orderable
  /** Whether what stands there may be one long word. */
  readonly isLong?: boolean
}

/** What a row shows when it is opened. */
interface Details<Row> {
  /** What the row is called, for whoever hears the button without its row. */
  readonly of: (row: Row) => string
  readonly show: (row: Row) => ReactNode
}

interface Props<Row> {
  /** What the table lists. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly details?: Details<Row>
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

const { compare: compareText } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
const compare = (a: Orderable, b: Orderable): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b))

const definitionOf = <Row extends object>({
  head,
  orderBy,
}: Column<Row>): ColumnDef<typeof features, Row> => ({
  id: head,
  accessorFn: (row) => orderBy?.(row),
  enableSorting: orderBy !== undefined,
  sortFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
  sortUndefined: 'last',
  sortDescFirst: false,
})

const ORDERS = { asc: 'ascending', desc: 'descending' } as const
const ARROWS = { asc: '↑', desc: '↓' } as const

interface OrderedHeadProps {
  readonly head: string
  readonly order: false | SortDirection
  readonly onToggle: () => void
}

/** The head of a column by which rows are ordered: up, down, and as they came. */
const OrderedHead = ({ head, order, onToggle }: OrderedHeadProps) => (
  <Table.Th aria-sort={order === false ? 'none' : ORDERS[order]}>
    <UnstyledButton fz="inherit" fw="inherit" mih={24} onClick={onToggle}>
      {head} <span aria-hidden="true">{order === false ? '↕' : ARROWS[order]}</span>
    </UnstyledButton>
  </Table.Th>
)

const Cells = <Row,>({ of: row, columns }: { readonly of: Row; readonly columns: readonly Column<Row>[] }) =>
  columns.map(({ head, cell, isLong = false }) => (
    <Table.Td key={head} {...(isLong && { style: { overflowWrap: 'anywhere' } })}>
      {cell(row)}
    </Table.Td>
  ))

interface OpenableProps<Row> {
  readonly of: Row
  readonly columns: readonly Column<Row>[]
  readonly details: Details<Row>
}

const OpenableRow = <Row,>({ of: row, columns, details }: OpenableProps<Row>) => {
  const [isOpen, { toggle }] = useDisclosure()
  const detailsId = useId()
  const verb = isOpen ? 'Hide data' : 'Show data'
  return (
    <>
      <Table.Tr>
        <Cells of={row} columns={columns} />
        <Table.Td>
          <Button
            variant="default"
            size="compact-sm"
            aria-expanded={isOpen}
            aria-controls={detailsId}
            aria-label={`${verb}: ${details.of(row)}`}
            onClick={toggle}
          >
            {verb}
          </Button>
        </Table.Td>
      </Table.Tr>
      <Table.Tr id={detailsId} hidden={!isOpen}>
        <Table.Td colSpan={columns.length + 1}>{isOpen && details.show(row)}</Table.Td>
      </Table.Tr>
    </>
  )
}

/** A table of rows; a click on the head of a column orders them where the list is here whole. */
export const DataTable = <Row extends object>({ label, columns, rows, keyOf, details }: Props<Row>) => {
  const definitions = useMemo(() => columns.map(definitionOf), [columns])
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: keyOf,
    enableMultiSort: false,
  })
  return (
    <ScrollingTable label={label}>
      <Table.Thead>
        <Table.Tr>
          {columns.map(({ head, orderBy }) => {
            const column = table.getColumn(head)
            return orderBy === undefined || column === undefined ? (
              <Table.Th key={head}>{head}</Table.Th>
            ) : (
              <OrderedHead
                key={head}
                head={head}
                order={column.getIsSorted()}
                onToggle={() => column.toggleSorting()}
              />
            )
          })}
          {details !== undefined && <Table.Th>Details</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {table.getRowModel().rows.map(({ id, original }) =>
          details === undefined ? (
            <Table.Tr key={id}>
              <Cells of={original} columns={columns} />
            </Table.Tr>
          ) : (
            <OpenableRow key={id} of={original} columns={columns} details={details} />
          ),
        )}
      </Table.Tbody>
    </ScrollingTable>
  )
}
