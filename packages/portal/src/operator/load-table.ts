import { formatCsv, parseCsv } from '../shared/csv.ts'
import { OPEN_QUOTE } from '../shared/read-utf8.ts'

/** Rows that travel together. */
const CHUNK = 500

/** What has become of a row; the first one of the table is row 1. */
export type RowOutcome =
  | { readonly row: number; readonly outcome: 'created' | 'updated' | 'unchanged' }
  | { readonly row: number; readonly outcome: 'refused'; readonly field: string; readonly message: string }

/** A table that can be sent. */
export interface LoadTable {
  readonly rows: number
  /** The parts that it is sent in, each with the names of the columns before its rows. */
  readonly parts: readonly { readonly first: number; readonly csv: string }[]
}

/** Reads a CSV text; says what is wrong where it is no table. */
export const readTable = (text: string): LoadTable | { readonly flaw: string } => {
  const records = parseCsv(text)
  if (records === undefined) return { flaw: OPEN_QUOTE }
  const [head, ...rows] = records
  if (head === undefined) return { flaw: 'The list is empty.' }
  if (rows.length === 0) return { flaw: 'There is no row after the names of the columns.' }
  const parts = Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, at) => ({
    first: at * CHUNK,
    csv: formatCsv([head, ...rows.slice(at * CHUNK, (at + 1) * CHUNK)]),
  }))
  return { rows: rows.length, parts }
}

const isOutcome = (line: object): line is RowOutcome => 'outcome' in line && 'row' in line

/** The outcomes in an answer of one JSON value a line. Throws where the server could not go on. */
export const readOutcomes = (answer: string, first: number): readonly RowOutcome[] => {
  const lines = answer
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as object)
  // An answer that was cut off says neither.
  if (!lines.some((line) => 'finished' in line)) throw new Error('The server could not go on with the list.')
  return lines.filter(isOutcome).map((one) => ({ ...one, row: first + one.row }))
}
