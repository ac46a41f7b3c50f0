import type { OwnerConnection } from '../owner-connection.ts'
import { type Column, quoted, type Table } from './catalog.ts'

/** How much is read at once: what a backup needs of memory hangs on this and on the widest row alone. */
const FETCHED_BYTES_MAX = 4_194_304
const FETCHED_ROWS_MAX = 1_000

/** Without unpacking it; bytes are written as two digits each. */
const sizeOf = ({ name, type }: Column): string =>
  type === 'bytea'
    ? `2 * octet_length(${quoted(name)})`
    : `${type === 'text' ? 'octet_length' : 'pg_column_size'}(${quoted(name)})`

const rowsAtOnce = async ({ run }: OwnerConnection, { name, columns }: Table): Promise<number> => {
  const sizes = columns.map((column) => `coalesce(${sizeOf(column)}, 0)`).join(' + ')
  const [row] = await run(`select max(${sizes})::float8 as widest from ${quoted(name)}`)
  const widest = Number(row?.['widest'] ?? 0)
  return Math.min(FETCHED_ROWS_MAX, Math.max(1, Math.floor(FETCHED_BYTES_MAX / (widest + 1))))
}

/**
 * Reads the rows of a table, some at a time, inside the caller's transaction: each as one line of JSON, an array of the
 * values as PostgreSQL writes them.
 */
export async function* readRows(
  connection: OwnerConnection,
  table: Table,
): AsyncGenerator<readonly string[]> {
  const { run, script } = connection
  const count = await rowsAtOnce(connection, table)
  const values = table.columns.map(({ name }) => `${quoted(name)}::text`).join(', ')
  await script(
    `declare backup_rows no scroll cursor for
     select array_to_json(array[${values}]::text[])::text as line from ${quoted(table.name)}`,
  )
  for (;;) {
    const rows = await run(`fetch ${count} from backup_rows`)
    if (rows.length > 0) yield rows.map(({ line }) => String(line))
    if (rows.length < count) break
  }
  await script('close backup_rows')
}
