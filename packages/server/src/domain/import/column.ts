import { DomainError, invalidField } from '../../kernel/errors.ts'
import { type Id, parseUuid } from '../../kernel/ids.ts'
import { parseMoment } from '../../kernel/moment.ts'
import { checkedName, checkedText, isStorableText } from '../../kernel/text.ts'

/**
 * How one field of a row is read. `value` is undefined where the row does not have it. In CSV everything is text, and
 * `isText` says so: `true`, `7` and lists are spelled out there. Throws `request.invalid` with the field's name.
 */
export interface Column<T> {
  read(field: string, value: unknown, isText: boolean): T
}
export type Columns = Readonly<Record<string, Column<unknown>>>
/** What the columns read a row as. */
export type RowOf<C extends Columns> = {
  readonly [Name in keyof C]: C[Name] extends Column<infer T> ? T : never
}

/** A field that a row may leave out. */
export const optional = <T>(column: Column<T>): Column<T | null> => ({
  read: (field, value, isText) => (value === undefined ? null : column.read(field, value, isText)),
})

const textOf = (field: string, value: unknown): string => {
  if (value === undefined) throw invalidField(field, 'is required')
  if (typeof value !== 'string') throw invalidField(field, 'must be a string')
  if (!isStorableText(value)) throw invalidField(field, 'must not hold NUL or half of a surrogate pair')
  return value
}

/** One line of text. */
export const line = (charactersMax: number): Column<string> => ({
  read: (field, value) => checkedName(field, textOf(field, value), charactersMax),
})

/** Text that may have several lines. */
export const lines = (charactersMax: number): Column<string> => ({
  read: (field, value) => checkedText(field, textOf(field, value), charactersMax),
})

/** One of the words that the protocol knows. */
export const oneOf = <Word extends string>(words: readonly Word[]): Column<Word> => ({
  read: (field, value) => {
    const text = textOf(field, value)
    const known = words.find((word) => word === text)
    if (known === undefined) throw invalidField(field, `must be one of ${words.join(', ')}`)
    return known
  },
})

/** A UUID in its canonical text. */
export const uuid = <I extends Id<string>>(): Column<I> => ({
  read: (field, value) => {
    const id = parseUuid<I>(textOf(field, value))
    if (id === undefined) throw invalidField(field, 'must be a UUID')
    return id
  },
})

/** Yes or no: a JSON boolean; in CSV `true` or `false`. */
export const flag: Column<boolean> = {
  read: (field, value, isText) => {
    if (value === undefined) throw invalidField(field, 'is required')
    const read = isText ? { true: true, false: false }[String(value)] : value
    if (typeof read !== 'boolean') throw invalidField(field, 'must be true or false')
    return read
  },
}

/** A whole number within bounds. */
export const whole = (min: number, max: number): Column<number> => ({
  read: (field, value, isText) => {
    if (value === undefined) throw invalidField(field, 'is required')
    const read = isText && /^-?\d{1,15}$/.test(String(value)) ? Number(value) : value
    if (typeof read !== 'number' || !Number.isInteger(read) || read < min || read > max)
      throw invalidField(field, `must be a whole number from ${min} to ${max}`)
    return read
  },
})

/** A moment of RFC 3339, or a day, which begins at midnight UTC. */
export const moment: Column<Date> = {
  read: (field, value) => {
    const text = textOf(field, value)
    const read = parseMoment(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text)
    if (read === undefined)
      throw invalidField(field, 'must be a day or a moment as in 2030-01-31 or 2030-01-31T12:00:00Z')
    return read
  },
}

/** A moment as text, for what is kept as JSON. */
export const momentText: Column<string> = {
  read: (field, value, isText) => moment.read(field, value, isText).toISOString(),
}

const itemsOf = (field: string, value: unknown, itemsMax: number): readonly unknown[] => {
  if (!Array.isArray(value)) throw invalidField(field, 'must be a list')
  if (value.length > itemsMax) throw invalidField(field, `must have at most ${itemsMax} entries`)
  return value
}

/** A list of simple values; in CSV they stand between semicolons. */
export const listOf = <T>(column: Column<T>, itemsMax: number): Column<readonly T[]> => ({
  read: (field, value, isText) => {
    const parts = isText
      ? String(value)
          .split(';')
          .map((part) => part.trim())
      : value
    return itemsOf(field, parts, itemsMax).map((item, at) => column.read(`${field}[${at}]`, item, isText))
  },
})

const parsed = (field: string, text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw invalidField(field, 'must be a list in JSON')
  }
}

/** A list of objects; in CSV a cell holds it as JSON. */
export const objectsOf = <C extends Columns>(columns: C, itemsMax: number): Column<readonly RowOf<C>[]> => ({
  read: (field, value, isText) =>
    itemsOf(field, isText ? parsed(field, String(value)) : value, itemsMax).map((item, at) =>
      readFields(columns, item, { isText: false, within: `${field}[${at}]` }),
    ),
})

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

interface Manner {
  readonly isText: boolean
  /** What the fields stand in, as refusals name it; nothing for the row itself. */
  readonly within?: string
}

/** Reads an object by its columns; what is `null`, and in CSV what is empty, is not there. */
export const readFields = <C extends Columns>(
  columns: C,
  value: unknown,
  { isText, within }: Manner,
): RowOf<C> => {
  if (!isRecord(value)) throw invalidField(within ?? 'row', 'must be an object')
  const name = (field: string): string => (within === undefined ? field : `${within}.${field}`)
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(columns, key))
  if (unknown !== undefined) throw invalidField(name(unknown.slice(0, 255)), 'is not a known field')
  const read = Object.entries(columns).map(([field, column]) => {
    const given = Object.hasOwn(value, field) ? value[field] : undefined
    const isAbsent = given === null || (isText && given === '')
    return [field, column.read(name(field), isAbsent ? undefined : given, isText)]
  })
  // Each column has just read the field of its name.
  return Object.fromEntries(read) as RowOf<C>
}

/** Why a row was not taken. */
export interface Refusal {
  readonly field: string
  readonly message: string
}

/** The refusal that was thrown for a field; anything else is thrown on. */
export const refusalOf = (error: unknown): Refusal => {
  if (!(error instanceof DomainError) || error.field === undefined) throw error
  return { field: error.field, message: error.message }
}

/** A row of these columns that says nothing: what is kept of a row leaves out what it did not say. */
export const emptyRow = (columns: Columns): Readonly<Record<string, null>> =>
  Object.fromEntries(Object.keys(columns).map((field) => [field, null]))
