import { and, gte, lte, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { OrgId } from '../kernel/ids.ts'

/**
 * Picks the rows from the first to the last of the given organizations, and so of those that lie in between: a range of
 * the index, where a list of a thousand ids would be looked up one by one. Whoever asks leaves the others out.
 */
export const amongOrgs = (column: PgColumn, orgIds: readonly OrgId[]): SQL | undefined => {
  const inOrder = [...orgIds].sort()
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  return and(gte(column, first), lte(column, last))
}
