import { styleText } from 'node:util'
import Table from 'cli-table3'
import type { Command } from 'commander'

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

const cellText = (value: Cell): string => {
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

/** Prints a list: as a table, or as one JSON array. */
export const printList = <T>(
  command: Command,
  rows: readonly T[],
  columns: readonly Column<T>[],
  whenEmpty: string,
): void => {
  const head = columns.map(([heading]) => bold(heading))
  const body = rows.map((row) => columns.map(([, cellOf]) => cellText(cellOf(row))))
  printText(command, rows, rows.length === 0 ? whenEmpty : layOut([head, ...body]))
}

/** Prints one thing: a line for each of its fields and a closing remark, or one JSON object. */
export const printOne = <T>(
  command: Command,
  thing: T,
  fields: readonly Column<T>[],
  remark?: string,
): void => {
  const lines = layOut(fields.map(([heading, cellOf]) => [bold(heading), cellText(cellOf(thing))]))
  printText(command, thing, remark === undefined ? lines : `${lines}\n\n${remark}`)
}

/** Prints what is for people as it is, or one JSON document for programs. */
export const printText = (command: Command, document: unknown, text: string): void => {
  const { json } = command.optsWithGlobals<{ json?: boolean }>()
  process.stdout.write(`${json === true ? JSON.stringify(document, null, 2) : text}\n`)
}
