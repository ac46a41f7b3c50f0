import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { FastifyReply } from 'fastify'

type Row = Readonly<Record<string, unknown>>

/** What a table is called as a file, and its columns in order. */
export interface CsvTable {
  readonly name: string
  readonly columns: readonly string[]
}

async function* rowsOf(
  first: readonly Row[] | undefined,
  pages: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Row> {
  yield* first ?? []
  for await (const rows of pages) yield* rows
}

/**
 * Sends rows as CSV while they are read, page by page: the names of the columns first, lists with spaces between. A
 * cell that a spreadsheet would take for a formula begins with an apostrophe. The first page is read before anything is
 * sent, so that a failure there is answered like any other; a later one ends the connection.
 */
export const sendCsv = async (
  reply: FastifyReply,
  { name, columns }: CsvTable,
  pages: AsyncGenerator<readonly Row[]>,
): Promise<FastifyReply> => {
  const first = await pages.next()
  const csv = stringify({
    header: true,
    columns: [...columns],
    escape_formulas: true,
    cast: {
      boolean: String,
      object: (value: unknown) => (Array.isArray(value) ? value.join(' ') : ''),
    },
  })
  // What fails destroys the other end, and so the answer.
  pipeline(Readable.from(rowsOf(first.done === true ? [] : first.value, pages)), csv, () => {})
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(csv)
}
