import { styleText } from 'node:util'
import Table from 'cli-table3'
import type { Command } from 'commander'
import type { OutputFormat } from './output-format.ts'
import { toYaml } from './print-yaml.ts'
import { outputOf } from './settings.ts'

type Cell = string | number | boolean | null | undefined | readonly string[]
/** A heading, and what stands below it. */
export type Column<T> = readonly [heading: string, cellOf: (row: T) => Cell]

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
}

const inColour = (): boolean => process.stdout.isTTY === true && !process.env['NO_COLOR']
const bold = (text: string): string => (inColour() ? styleText('bold', text) : text)

/** Names come from anywhere; a terminal must not take them for commands. */
export const harmless = (text: string): string =>
  text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')

export const cellText = (value: Cell): string => {
  if (value === null || value === undefined || value === '') return '-'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'object') return value.length === 0 ? '-' : harmless(value.join(', '))
  return harmless(String(value))
}

const layOut = (rows: readonly (readonly string[])[]): string => {
  const table = new Table({
    chars: NO_LINES,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  })
  for (const row of rows) table.push([...row])
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

/** Cells for programs that read lines: no headings, tabs between them. */
const tabbed = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join('\t')).join('\n')

interface Printed {
  readonly document: unknown
  /** For people. */
  readonly table: string
  /** For `cut` and `awk`. */
  readonly text: string
}

/** Writes one of the four forms that an output may have. */
const write = (format: OutputFormat, { document, table, text }: Printed): void => {
  const forms = {
    json: () => JSON.stringify(document, null, 2) ?? 'null',
    yaml: () => toYaml(document),
    table: () => table,
    text: () => text,
  } as const
  process.stdout.write(`${forms[format]()}\n`)
}

/** Writes rows below their headings. */
export const writeTable = (
  format: OutputFormat,
  document: unknown,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  whenEmpty: string,
): void => {
  const table = rows.length === 0 ? whenEmpty : layOut([headings.map(bold), ...rows])
  write(format, { document, table, text: tabbed(rows) })
}

/** Writes a line for each field, and a closing remark for people. */
export const writeFields = (
  format: OutputFormat,
  document: unknown,
  fields: readonly (readonly [heading: string, text: string])[],
  remark?: string,
): void => {
  const lines = layOut(fields.map(([heading, text]) => [bold(heading), text]))
  const table = remark === undefined ? lines : `${lines}\n\n${remark}`
  write(format, { document, table, text: tabbed(fields) })
}

/** Prints a list: as a table, or as one document. */
export const printList = <T>(
  command: Command,
  rows: readonly T[],
  columns: readonly Column<T>[],
  whenEmpty: string,
): void =>
  writeTable(
    outputOf(command, 'table'),
    rows,
    columns.map(([heading]) => heading),
    rows.map((row) => columns.map(([, cellOf]) => cellText(cellOf(row)))),
    whenEmpty,
  )

/** Prints one thing: a line for each of its fields and a closing remark, or one document. */
export const printOne = <T>(
  command: Command,
  thing: T,
  fields: readonly Column<T>[],
  remark?: string,
): void =>
  writeFields(
    outputOf(command, 'table'),
    thing,
    fields.map(([heading, cellOf]) => [heading, cellText(cellOf(thing))]),
    remark,
  )

/** Prints what is for people as it is, or one document for programs. */
export const printText = (command: Command, document: unknown, text: string): void =>
  write(outputOf(command, 'table'), { document, table: text, text })
