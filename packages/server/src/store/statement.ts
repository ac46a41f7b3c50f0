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

/** Whole rows that are to be written into one table. */
export interface Insertion {
  /** What is inserted, and how many of it: insertions of one shape are one statement. */
  readonly shape: string
  readonly rowCount: number
  readonly table: PgTable
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** Names rows of a table, so that they can be inserted by `insertTogether`. Moments in them are never null. */
export const insertionOf =
  <T extends PgTable, Column extends keyof T['$inferInsert'] & string>(
    name: string,
    table: T,
    columns: readonly Column[],
  ) =>
  (...rows: readonly Row<T, Column>[]): Insertion => ({
    shape: `${name}_${rows.length}`,
    rowCount: rows.length,
    table,
    columns,
    rows: rows as readonly Readonly<Record<string, unknown>>[],
  })

const placeholder = (insertion: number, row: number, column: string): string => `${column}${insertion}_${row}`

const placeholderRows = ({ columns, rowCount }: Insertion, at: number) =>
  Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(columns.map((column) => [column, sql.placeholder(placeholder(at, row, column))])),
  )

// All but the last are common table expressions, which PostgreSQL runs whether or not they are read from; foreign
// keys between the rows are checked when the statement is over.
const prepareTogether = (insertions: readonly Insertion[]) =>
  statement((tx: Database) => {
    const last = insertions.length - 1
    const before = insertions.slice(0, last).map((insertion, at) =>
      tx.$with(`inserted_${at}`).as(
        tx
          .insert(insertion.table)
          .values(placeholderRows(insertion, at))
          .returning({ one: sql`1`.as('one') }),
      ),
    )
    const final = insertions[last]
    if (final === undefined) throw new Error('There is nothing to insert.')
    return tx
      .with(...before)
      .insert(final.table)
      .values(placeholderRows(final, last))
      .prepare(insertions.map(({ shape }) => shape).join('_'))
  })

const prepared = new Map<string, ReturnType<typeof prepareTogether>>()

/** Inserts rows of several tables in one statement, which is built once for each connection and shape. */
export const insertTogether = async (tx: Database, ...insertions: readonly Insertion[]): Promise<void> => {
  const shape = insertions.map((insertion) => insertion.shape).join('_')
  const known = prepared.get(shape) ?? prepareTogether(insertions)
  prepared.set(shape, known)
  const values = insertions.flatMap(({ columns, rows }, at) =>
    rows.flatMap((row, index) =>
      columns.map((column) => [placeholder(at, index, column), row[column]] as const),
    ),
  )
  await known(tx).execute(Object.fromEntries(values))
}
