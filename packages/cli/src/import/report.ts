import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { CommandFailure } from '../command-failure.ts'

/** What became of a row. */
export interface RowResult {
  readonly row: number
  readonly status: 'created' | 'existing' | 'failed'
  /** Of the organization, as UUID. */
  readonly id?: string
  readonly error?: string
}

const HEADINGS = ['row', 'status', 'id', 'error', 'key']

const cell = (value: string): string => {
  // A spreadsheet would take such a text for a formula.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\n`

const write = (file: string, text: string): void => {
  try {
    appendFileSync(file, text)
  } catch {
    throw new CommandFailure('usage', `${file} cannot be written`, 'name another report with --report.')
  }
}

const doneIn = (file: string): ReadonlyMap<string, string> => {
  const rows: unknown = parse(readFileSync(file, 'utf8'), {
    relax_column_count: true,
    skip_empty_lines: true,
  })
  const lines: readonly unknown[] = Array.isArray(rows) ? rows : []
  const done = lines.flatMap((cells) => {
    if (!Array.isArray(cells)) return []
    const [, status, id, , key] = cells.map(String)
    return key && id && (status === 'created' || status === 'existing') ? [[key, id] as const] : []
  })
  return new Map(done)
}

/**
 * The report of an import: a line for each row as it is done, so that a run that was cut off knows what it had done. A
 * row of an earlier run that failed is tried again and gets another line.
 */
export const openReport = (file: string) => {
  const done = existsSync(file) ? doneIn(file) : new Map<string, string>()
  if (!existsSync(file)) write(file, line(HEADINGS))
  return {
    /** The organization that an earlier run made of the row. */
    idOf: (key: string): string | undefined => done.get(key),
    add: (key: string, { row, status, id = '', error = '' }: RowResult): void =>
      write(file, line([String(row), status, id, error, key])),
  }
}
