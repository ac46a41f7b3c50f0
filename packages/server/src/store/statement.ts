import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Database } from './store.ts'

/**
 * Builds a statement once for each connection and keeps it; PostgreSQL keeps its plan too. For the few statements
 * that most requests run: the builder's work and the planner's would cost more than the statement itself.
 */
export const statement = <X extends Database, Prepared>(
  prepare: (tx: X) => Prepared,
): ((tx: X) => Prepared) => {
  const prepared = new WeakMap<X, Prepared>()
  return (tx) => {
    const known = prepared.get(tx)
    if (known !== undefined) return known
    const fresh = prepare(tx)
    prepared.set(tx, fresh)
    return fresh
  }
}

type Row<T extends PgTable, Column extends keyof T['$inferInsert']> = Required<
  Pick<T['$inferInsert'], Column>
>

/** An insert of whole rows that is built once for each connection and number of rows. Moments in it are never null. */
export const insertStatement = <T extends PgTable, Column extends keyof T['$inferInsert'] & string>(
  name: string,
  table: T,
  columns: readonly Column[],
) => {
  const placeholders = (at: number) =>
    Object.fromEntries(columns.map((column) => [column, sql.placeholder(`${column}${at}`)]))
  const build = (rows: number) =>
    statement((tx: Database) =>
      tx
        .insert(table)
        .values(Array.from({ length: rows }, (_, at) => placeholders(at)) as T['$inferInsert'][])
        .prepare(`${name}_${rows}`),
    )
  const byRows = new Map<number, ReturnType<typeof build>>()
  return async (tx: Database, ...rows: readonly Row<T, Column>[]): Promise<void> => {
    const known = byRows.get(rows.length) ?? build(rows.length)
    byRows.set(rows.length, known)
    const values = rows.flatMap((row, at) =>
      columns.map((column) => [`${column}${at}`, row[column]] as const),
    )
    await known(tx).execute(Object.fromEntries(values))
  }
}
