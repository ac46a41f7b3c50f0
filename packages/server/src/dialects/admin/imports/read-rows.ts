import { isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { Columns } from '../../../domain/import/index.ts'
import { parseJson, refuseUnstorable } from '../../../http/parse-json-body.ts'
import { DomainError } from '../../../kernel/errors.ts'
import { splitJsonRows } from './split-json-rows.ts'

/** The body of an import, as it came. */
export interface ImportBody {
  readonly type: 'json' | 'csv'
  readonly bytes: Buffer
}

/** A row as it came. In CSV every field is text; a row whose number of fields is wrong says so. */
export interface GivenRow {
  readonly value: unknown
  readonly isText: boolean
  readonly misfit?: string
}

const JSON_WHOLE_BYTES_MAX = 1024 * 1024
const ROW_BYTES_MAX = 256 * 1024

const malformed = (message: string, field: string): DomainError =>
  new DomainError('request.malformed', message, { field })

const rowsIn = (value: unknown): readonly unknown[] => {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw malformed('body must be object', 'body')
  const unknown = Object.keys(value).find((key) => key !== 'rows')
  if (unknown !== undefined) throw malformed(`${unknown} is not a known field`, unknown)
  if (!('rows' in value)) throw malformed('rows is required', 'rows')
  const { rows } = value
  if (!Array.isArray(rows)) throw malformed('rows must be array', 'rows')
  if (rows.length === 0) throw malformed('rows must hold at least one row', 'rows')
  return rows
}

const parseRow = (bytes: Buffer): unknown => {
  if (bytes.length > ROW_BYTES_MAX)
    throw malformed(`a row must be at most ${ROW_BYTES_MAX} bytes long`, 'rows')
  const value = parseJson(bytes)
  refuseUnstorable(value)
  return value
}

/** What is small is read as every other body is; what is great row by row. */
function* jsonRows(bytes: Buffer): Generator<GivenRow> {
  if (bytes.length > JSON_WHOLE_BYTES_MAX) {
    for (const row of splitJsonRows(bytes)) yield { value: parseRow(row), isText: false }
    return
  }
  const value = bytes.length === 0 ? undefined : parseJson(bytes)
  refuseUnstorable(value)
  for (const row of rowsIn(value)) yield { value: row, isText: false }
}

/** A file without a heading begins with a row, which may hold secrets: what looks like no column is not shown. */
const looksLikeColumn = (name: string): boolean => /^[A-Za-z ]{0,40}$/.test(name)

const refuseHeading = (heading: readonly string[], columns: Columns): void => {
  const unknown = heading.find((name) => !Object.hasOwn(columns, name))
  if (unknown !== undefined && !looksLikeColumn(unknown))
    throw malformed('body must name its columns in its first line', 'body')
  if (unknown !== undefined)
    throw malformed(`${unknown || 'An empty heading'} is not a known column`, unknown)
  const twice = heading.find((name, at) => heading.indexOf(name) !== at)
  if (twice !== undefined) throw malformed(`${twice} is a column twice`, twice)
}

const rowUnder = (heading: readonly string[], fields: readonly string[]): GivenRow => {
  const value = Object.fromEntries(heading.map((name, at) => [name, fields[at] ?? '']))
  if (fields.length === heading.length) return { value, isText: true }
  return { value, isText: true, misfit: `row has ${fields.length} fields under ${heading.length} columns` }
}

/** CSV of RFC 4180, its first line naming the columns. */
async function* csvRows(bytes: Buffer, columns: Columns): AsyncGenerator<GivenRow> {
  const parser = parse({
    ...{ bom: true, relax_column_count: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n'] },
    max_record_size: ROW_BYTES_MAX,
  })
  const records: AsyncIterable<readonly string[]> = Readable.from([bytes]).pipe(parser)
  let heading: readonly string[] | undefined
  try {
    for await (const fields of records) {
      if (heading !== undefined) yield rowUnder(heading, fields)
      else {
        refuseHeading(fields, columns)
        heading = fields
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // Its message shows what stands in the field, which may be a secret.
    throw malformed(`body must be CSV: ${error.code} in line ${String(error['lines'])}`, 'body')
  }
  if (heading === undefined) throw malformed('body must name its columns in its first line', 'body')
}

/** The rows of a body, one after the other. Throws `request.malformed` where they end in what is none. */
export async function* readRows({ type, bytes }: ImportBody, columns: Columns): AsyncGenerator<GivenRow> {
  if (type === 'json') return yield* jsonRows(bytes)
  if (!isUtf8(bytes)) throw malformed('body must be UTF-8', 'body')
  yield* csvRows(bytes, columns)
}
