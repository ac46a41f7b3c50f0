import type { Command } from 'commander'
import { cellText, writeFields, writeTable } from './print.ts'
import { outputOf } from './settings.ts'

type Row = Readonly<Record<string, unknown>>

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const rowsIn = (value: unknown): readonly Row[] | undefined =>
  Array.isArray(value) && value.every(isRow) ? value : undefined

/** The list that an answer is about: itself, or the first list of objects in it that is not empty. */
const listIn = (answer: unknown): readonly Row[] | undefined => {
  const own = rowsIn(answer)
  if (own !== undefined || !isRow(answer)) return own
  const lists = Object.values(answer).flatMap((value) => {
    const rows = rowsIn(value)
    return rows === undefined ? [] : [rows]
  })
  return lists.find(({ length }) => length > 0) ?? lists[0]
}

const isScalar = (value: unknown): value is string | number | boolean | null | undefined =>
  value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value)

/** Objects stand in a cell as JSON: no field of the answer is left out. */
const cellOf = (value: unknown): string => {
  if (isScalar(value)) return cellText(value)
  return Array.isArray(value) && value.every(isScalar)
    ? cellText(value.map(cellText))
    : cellText(JSON.stringify(value))
}

const columnsOf = (rows: readonly Row[]): readonly string[] => {
  const all = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const flat = all.filter((name) => rows.every((row) => isScalar(row[name]) || Array.isArray(row[name])))
  return flat.length === 0 ? all : flat
}

/** Prints what an operation answered: as JSON unless something else is asked for. */
export const printAnswer = (command: Command, answer: unknown): void => {
  const format = outputOf(command, 'json')
  if (typeof answer === 'string')
    return void process.stdout.write(answer.endsWith('\n') ? answer : `${answer}\n`)
  const document = answer ?? {}
  const rows = listIn(document)
  if (rows === undefined) {
    const fields = Object.entries(document)
    writeFields(
      format,
      document,
      fields.map(([name, value]) => [name, cellOf(value)]),
    )
    return
  }
  const columns = columnsOf(rows)
  writeTable(
    format,
    document,
    columns,
    rows.map((row) => columns.map((name) => cellOf(row[name]))),
    'Nothing is there.',
  )
}
