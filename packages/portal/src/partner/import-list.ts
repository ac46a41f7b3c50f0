import { parseCsv } from '../shared/csv.ts'
import { OPEN_QUOTE } from '../shared/read-utf8.ts'

const NAME_CHARACTERS_MAX = 255
export const IMPORT_ROWS_MAX = 1_000

/** A line of a list of organizations to make. */
export interface ImportRow {
  /** From 1, the heading not counted. */
  readonly number: number
  readonly name: string
  /** Why no organization can be made of it. */
  readonly flaw?: string
}
export interface ImportList {
  /** Names this very list: another letter makes it another one. */
  readonly hash: string
  readonly rows: readonly ImportRow[]
}
export interface UnusableList {
  readonly flaw: string
}

const OFFSETS = [0x811c9dc5, 0x9e3779b9] as const
const PRIME = 0x01000193

const hashFrom = (offset: number, text: string): string => {
  let hash = offset
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** FNV-1a, twice: what the browser has for this is missing in a page that came without TLS. */
const hashOf = (text: string): string => OFFSETS.map((offset) => hashFrom(offset, text)).join('')

const flawOf = (name: string): string | undefined => {
  if (name === '') return 'It has no name.'
  return name.length > NAME_CHARACTERS_MAX
    ? `Its name is longer than ${NAME_CHARACTERS_MAX} characters.`
    : undefined
}

const rowOf = (field: string, at: number): ImportRow => {
  const name = field.trim()
  const flaw = flawOf(name)
  return { number: at + 1, name, ...(flaw !== undefined && { flaw }) }
}

/** Reads a CSV text with a column `name`; the order of its columns and what else it holds do not matter. */
export const readImportList = (text: string): ImportList | UnusableList => {
  const read = parseCsv(text)
  if (read === undefined) return { flaw: OPEN_QUOTE }
  const [head, ...records] = read
  const column = head?.findIndex((field) => field.trim().toLowerCase() === 'name') ?? -1
  if (column === -1)
    return { flaw: 'The first line has to name the columns, and one of them has to be "name".' }
  if (records.length === 0) return { flaw: 'There is no line below the one that names the columns.' }
  if (records.length > IMPORT_ROWS_MAX)
    return { flaw: `These are ${records.length} lines; at most ${IMPORT_ROWS_MAX} are imported at once.` }
  // Of what was read, so that line ends do not make another list of it.
  const hash = hashOf(JSON.stringify([head, ...records]))
  return { hash, rows: records.map((record, at) => rowOf(record[column] ?? '', at)) }
}

/** Names the making of one row, so that it happens once however often it is asked for. */
export const importKey = (hash: string, { number }: ImportRow): string => `portal-import-${hash}-${number}`
