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

/** What a statement that inserts rows into one table is built from; their values are none of it. */
interface InsertionShape {
  /** What is inserted, and how many of it: insertions of one name are one statement. */
  readonly name: string
  readonly table: PgTable
  readonly columns: readonly string[]
  readonly rowCount: number
}

/** Whole rows that are to be written into one table. */
export interface Insertion {
  readonly shape: InsertionShape
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
    shape: { name: `${name}_${rows.length}`, table, columns, rowCount: rows.length },
    rows: rows as readonly Readonly<Record<string, unknown>>[],
  })

const placeholder = (insertion: number, row: number, column: string): string => `${column}${insertion}_${row}`

const placeholderRows = ({ columns, rowCount }: InsertionShape, at: number) =>
  Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(columns.map((column) => [column, sql.placeholder(placeholder(at, row, column))])),
  )

const nameTogether = (shapes: readonly InsertionShape[]): string => shapes.map(({ name }) => name).join('_')

// All but the last are common table expressions, which PostgreSQL runs whether or not they are read from; foreign
// keys between the rows are checked when the statement is over.
const prepareTogether = (shapes: readonly InsertionShape[]) =>
  statement((tx: Database) => {
    const last = shapes.length - 1
    const before = shapes.slice(0, last).map((shape, at) =>
      tx.$with(`inserted_${at}`).as(
        tx
          .insert(shape.table)
          .values(placeholderRows(shape, at))
          .returning({ one: sql`1`.as('one') }),
      ),
    )
    const final = shapes[last]
    if (final === undefined) throw new Error('There is nothing to insert.')
    return tx
      .with(...before)
      .insert(final.table)
      .values(placeholderRows(final, last))
      .prepare(nameTogether(shapes))
  })

const prepared = new Map<string, ReturnType<typeof prepareTogether>>()

/** Inserts rows of several tables in one statement, which is built once for each connection and shape. */
export const insertTogether = async (tx: Database, ...insertions: readonly Insertion[]): Promise<void> => {
  const shapes = insertions.map(({ shape }) => shape)
  const name = nameTogether(shapes)
  const known = prepared.get(name) ?? prepareTogether(shapes)
  prepared.set(name, known)
  const values = insertions.flatMap(({ shape, rows }, at) =>
    rows.flatMap((row, index) =>
      shape.columns.map((column) => [placeholder(at, index, column), row[column]] as const),
    ),
  )
  await known(tx).execute(Object.fromEntries(values))
}
