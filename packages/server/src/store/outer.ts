import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/**
 * A column of the statement around a subquery, with its table's name. The query builder leaves that out of what it
 * selects from one table alone, and the subquery would then mean a column of its own by it.
 */
export const outer = (column: PgColumn): SQL => sql`${column.table}.${sql.identifier(column.name)}`
