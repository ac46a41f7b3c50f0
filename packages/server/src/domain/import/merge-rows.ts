import { isDeepStrictEqual } from 'node:util'
import type { Id } from '../../kernel/ids.ts'
import type { Refusal } from './column.ts'

/** What became of a row. */
export type RowOutcome =
  | { readonly outcome: 'created' | 'updated' | 'unchanged'; readonly id: Id<string> }
  | ({ readonly outcome: 'refused' } & Refusal)

/** A record as it is stored, and the row that would leave it so. */
export interface Known<Row, I extends Id<string>> {
  readonly id: I
  readonly row: Row
}

interface Merge<Row, I extends Id<string>> {
  readonly keyOf: (row: Row) => string
  /** Reads and locks the records with these keys, by key. */
  readonly find: (keys: readonly string[]) => Promise<ReadonlyMap<string, Known<Row, I>>>
  /** Writes records whole, new ones and known ones. */
  readonly write: (records: readonly Known<Row, I>[]) => Promise<void>
  readonly refuse?: (row: Row) => Refusal | undefined
  readonly newId: () => I
}

interface Placed<Row> {
  readonly row: Row
  readonly at: number
}

/** What a row of the import asks for, and what was there before. */
export interface Change<Row, I extends Id<string> = Id<string>> {
  readonly id: I
  readonly row: Row
  readonly before: Row | undefined
}

interface Merged<Row> {
  /** One for each row, in their order. */
  readonly outcomes: readonly RowOutcome[]
  readonly changes: readonly Change<Row>[]
}

/** A key that comes twice is written twice: each round takes the first row of each key. */
const nextRound = <Row>(open: readonly Placed<Row>[], keyOf: (row: Row) => string) => {
  const now = new Map<string, Placed<Row>>()
  const later: Placed<Row>[] = []
  for (const placed of open) {
    const key = keyOf(placed.row)
    if (now.has(key)) later.push(placed)
    else now.set(key, placed)
  }
  return { now, later }
}

/** Brings records into line with rows, by a natural key: what is not there is made, what differs is written anew. */
export const mergeRows = async <Row, I extends Id<string>>(
  rows: readonly Row[],
  merge: Merge<Row, I>,
): Promise<Merged<Row>> => {
  const { keyOf, find, write, newId } = merge
  const outcomes = new Map<number, RowOutcome>()
  const changes: Change<Row>[] = []
  let open: readonly Placed<Row>[] = rows.flatMap((row, at) => {
    const refusal = merge.refuse?.(row)
    if (refusal === undefined) return [{ row, at }]
    outcomes.set(at, { outcome: 'refused', ...refusal })
    return []
  })
  while (open.length > 0) {
    const { now, later } = nextRound(open, keyOf)
    const known = await find([...now.keys()])
    const written: Change<Row, I>[] = []
    for (const [key, { row, at }] of now) {
      const before = known.get(key)
      const id = before?.id ?? newId()
      const isSame = before !== undefined && isDeepStrictEqual(before.row, row)
      outcomes.set(at, { outcome: isSame ? 'unchanged' : before === undefined ? 'created' : 'updated', id })
      if (!isSame) written.push({ id, row, before: before?.row })
    }
    if (written.length > 0) await write(written)
    changes.push(...written)
    open = later
  }
  const inOrder = [...outcomes].sort(([a], [b]) => a - b).map(([, outcome]) => outcome)
  return { outcomes: inOrder, changes }
}
