import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'csv-parse/sync'
import { CommandFailure } from '../command-failure.ts'

/** A line of the file, as the organization that it asks for. */
export interface ClientRow {
  /** From 1, without the line of headings. */
  readonly row: number
  /** Follows from the file's name and the row's content, so that another run makes nothing twice. */
  readonly idempotencyKey: string
  readonly org: {
    readonly name: string
    readonly external_id?: string
    readonly website?: string
    readonly language?: string
    readonly ai_instructions?: string
  }
}

const FIELDS = ['name', 'external_id', 'website', 'language', 'ai_instructions'] as const
const FILE_BYTES_MAX = 16 * 1024 * 1024
const ROWS_MAX = 100_000

const wrong = (file: string, what: string): CommandFailure =>
  new CommandFailure(
    'usage',
    `${file} ${what}`,
    `give a CSV file in UTF-8 with a line of headings among ${FIELDS.join(', ')}; "name" is needed.`,
  )

const readText = (file: string): string => {
  try {
    if (statSync(file).size > FILE_BYTES_MAX) throw wrong(file, 'is larger than 16 MiB')
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof CommandFailure) throw error
    throw wrong(file, 'cannot be read')
  }
}

const isTable = (value: unknown): value is string[][] =>
  Array.isArray(value) &&
  value.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === 'string'))

const parseRows = (file: string, text: string): string[][] => {
  try {
    const rows: unknown = parse(text, { bom: true, skip_empty_lines: true, trim: true })
    if (isTable(rows)) return rows
  } catch (error) {
    throw wrong(file, `is no CSV: ${error instanceof Error ? error.message : String(error)}`)
  }
  throw wrong(file, 'is no CSV')
}

type Field = (typeof FIELDS)[number]

/** `External ID` is `external_id`. */
const fieldOf = (file: string, heading: string): Field => {
  const name = heading.toLowerCase().replaceAll(/[\s-]+/g, '_')
  const field = FIELDS.find((known) => known === name)
  if (field === undefined) throw wrong(file, `has a column that is not known: ${heading}`)
  return field
}

const columnsOf = (file: string, headings: readonly string[]): readonly Field[] => {
  const columns = headings.map((heading) => fieldOf(file, heading))
  if (!columns.includes('name')) throw wrong(file, 'has no column "name"')
  if (new Set(columns).size < columns.length) throw wrong(file, 'has a column twice')
  return columns
}

const orgOf = (columns: readonly Field[], cells: readonly string[]): ClientRow['org'] => {
  const filled = columns.flatMap((field, at) => (cells[at] ? [[field, cells[at]] as const] : []))
  const fields = Object.fromEntries(filled)
  return { ...fields, name: fields['name'] ?? '' }
}

/** Rows that say the same are meant to be as many organizations, so each is counted into its key. */
const keyOf = (file: string, org: ClientRow['org'], occurrence: number): string => {
  const content = FIELDS.map((field) => org[field] ?? '')
  const digest = createHash('sha256').update(JSON.stringify([basename(file), content, occurrence]))
  return `import-${digest.digest('base64url')}`
}

/** The rows of a file of clients; refuses it whole where it is not one. */
export const readClients = (file: string): readonly ClientRow[] => {
  const [headings, ...rows] = parseRows(file, readText(file))
  if (headings === undefined) throw wrong(file, 'is empty')
  if (rows.length > ROWS_MAX) throw wrong(file, `has more than ${ROWS_MAX} rows`)
  const columns = columnsOf(file, headings)
  const seen = new Map<string, number>()
  return rows.map((cells, at) => {
    const org = orgOf(columns, cells)
    const content = JSON.stringify(org)
    const occurrence = seen.get(content) ?? 0
    seen.set(content, occurrence + 1)
    return { row: at + 1, idempotencyKey: keyOf(file, org, occurrence), org }
  })
}
