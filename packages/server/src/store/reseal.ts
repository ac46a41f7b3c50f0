import { type SQL, sql } from 'drizzle-orm'
import type { SealedPlace } from '../crypto/key-ring.ts'
import type { SealedColumn } from './sealed-columns.ts'
import type { Store } from './store.ts'

type Row = Readonly<Record<string, unknown>>

/** Seals a value anew in its place, or answers undefined when it does not open there. */
export type Reseal = (sealed: Uint8Array, place: SealedPlace) => Uint8Array | undefined

const list = (parts: readonly SQL[]): SQL => sql.join([...parts], sql`, `)
const named = (names: readonly string[]): SQL => list(names.map((name) => sql`${sql.identifier(name)}`))
const valuesOf = ({ key }: SealedColumn, row: Row): SQL => list(key.map((name) => sql`${row[name]}`))

/** Sealed, and not by the key that this prefix names. */
const isStale = ({ column }: SealedColumn, prefix: Uint8Array): SQL =>
  sql`substring(${sql.identifier(column)} from 1 for ${prefix.length}::int) <> ${prefix}`

interface Batch {
  readonly prefix: Uint8Array
  readonly after: Row | undefined
  readonly rowsMax: number
  readonly reseal: Reseal
}

interface Done {
  readonly resealed: number
  /** The last row that was looked at; undefined when there are no more. */
  readonly last: Row | undefined
}

/**
 * Seals one batch of a column's stale values anew, in a transaction of its own, in the order of the primary key. Rows
 * that somebody else holds at the moment are left for another round: nobody waits.
 */
export const resealBatch = (store: Store, at: SealedColumn, batch: Batch): Promise<Done> =>
  store.asOwner(async (tx) => {
    const { prefix, after, rowsMax, reseal } = batch
    const table = sql.identifier(at.table)
    const beyond = after === undefined ? sql`true` : sql`(${named(at.key)}) > (${valuesOf(at, after)})`
    const { rows } = (await tx.execute(sql`
      select * from ${table} where ${isStale(at, prefix)} and ${beyond}
      order by ${named(at.key)} limit ${rowsMax} for no key update skip locked
    `)) as unknown as { readonly rows: readonly Row[] }
    let resealed = 0
    for (const row of rows) {
      const sealed = row[at.column]
      const fresh = sealed instanceof Uint8Array ? reseal(sealed, at.placeOf(row)) : undefined
      if (fresh === undefined) continue
      await tx.execute(sql`
        update ${table} set ${sql.identifier(at.column)} = ${fresh} where (${named(at.key)}) = (${valuesOf(at, row)})
      `)
      resealed++
    }
    return { resealed, last: rows.length < rowsMax ? undefined : rows.at(-1) }
  })

/** How many values of a column are sealed by another key than the one that this prefix names. */
export const countStale = (store: Store, at: SealedColumn, prefix: Uint8Array): Promise<number> =>
  store.asOwner(async (tx) => {
    const { rows } = (await tx.execute(
      sql`select count(*)::int as stale from ${sql.identifier(at.table)} where ${isStale(at, prefix)}`,
    )) as unknown as { readonly rows: readonly { readonly stale: number }[] }
    return rows[0]?.stale ?? 0
  })
