import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'

/** For `on conflict do update`: every given column takes the value that was to be inserted. */
export const excluded = (table: PgTable, names: readonly string[]): Record<string, SQL> => {
  const columns = getTableColumns(table)
  return Object.fromEntries(
    names.flatMap((name) => {
      const column = columns[name]
      return column === undefined ? [] : [[name, sql`excluded.${sql.identifier(column.name)}`]]
    }),
  )
}
