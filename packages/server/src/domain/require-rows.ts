import { and, eq, inArray, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { type DomainError, invalidField } from '../kernel/errors.ts'
import type { Id } from '../kernel/ids.ts'
import type { Tx } from '../store/store.ts'
import type { OrgScope } from './org-scope.ts'

/** A table whose rows belong to organizations and go by an id. */
type OrgTable = PgTable & { readonly orgId: PgColumn; readonly id: PgColumn }

/** Each id once, in the order given. Throws `request.invalid` where there are too many. */
export const distinctIds = <I extends Id<string>>(field: string, ids: readonly I[], max: number): I[] => {
  const distinct = [...new Set(ids)]
  if (distinct.length > max) throw invalidField(field, `must have at most ${max} entries`)
  return distinct
}

const findRows = (tx: Tx, { orgId }: OrgScope, table: OrgTable, ids: ReadonlySet<Id<string>>) =>
  tx
    .select({ one: sql<number>`1` })
    .from(table)
    .where(and(eq(table.orgId, orgId), inArray(table.id, [...ids])))

/** Checks that every id names a row of the organization. Throws `missing()` for a stranger's id as for one of nobody. */
export const requireRows = async (
  tx: Tx,
  org: OrgScope,
  table: OrgTable,
  ids: readonly Id<string>[],
  missing: () => DomainError,
): Promise<void> => {
  const wanted = new Set(ids)
  if (wanted.size > 0 && (await findRows(tx, org, table, wanted)).length < wanted.size) throw missing()
}

/** The same, and none of the rows goes until the transaction ends: something is made that names them. */
export const holdRows = async (
  tx: Tx,
  org: OrgScope,
  table: OrgTable,
  ids: readonly Id<string>[],
  missing: () => DomainError,
): Promise<void> => {
  const wanted = new Set(ids)
  if (wanted.size > 0 && (await findRows(tx, org, table, wanted).for('key share')).length < wanted.size)
    throw missing()
}

/** Whether an organization already has as many rows as it may have; counts no further than that. */
export const isFull = async (
  tx: Tx,
  { orgId }: OrgScope,
  table: OrgTable,
  rowsMax: number,
): Promise<boolean> => {
  const [last] = await tx
    .select({ one: sql<number>`1` })
    .from(table)
    .where(eq(table.orgId, orgId))
    .offset(rowsMax - 1)
    .limit(1)
  return last !== undefined
}
