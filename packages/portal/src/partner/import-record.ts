/** What this browser knows of the rows of a list that it has asked for; never a credential. */
interface Asked {
  /** When it was asked for, in milliseconds since 1970. */
  readonly at: number
  /** The organization, once the answer came. */
  readonly orgId?: string
}
export interface ImportRecord {
  of(row: number): Asked | undefined
  keep(row: number, asked: Asked): void
  forget(row: number): void
}
export type RowBefore = 'new' | 'repeatable' | 'made' | 'unsure'

/** An hour less than the server keeps answers for, so that clocks may differ. */
const REPEATABLE_MS = 23 * 3_600_000

/** Whether asking for a row (again) makes no double of it. */
export const rowBefore = (asked: Asked | undefined, now: number): RowBefore => {
  if (asked === undefined) return 'new'
  if (now - asked.at < REPEATABLE_MS) return 'repeatable'
  return asked.orgId === undefined ? 'unsure' : 'made'
}

const isAsked = (value: unknown): value is Asked =>
  typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number'

const readKept = (text: string | null): Map<number, Asked> => {
  const kept: unknown = text === null ? {} : JSON.parse(text)
  if (typeof kept !== 'object' || kept === null) return new Map()
  return new Map(
    Object.entries(kept).flatMap(([row, asked]) => (isAsked(asked) ? [[Number(row), asked] as const] : [])),
  )
}

/** Opens what is kept in a storage under a name. */
export const openImportRecord = (
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  name: string,
): ImportRecord => {
  const rows = readKept(storage.getItem(name))
  const write = () => storage.setItem(name, JSON.stringify(Object.fromEntries(rows)))
  return {
    of: (row) => rows.get(row),
    keep: (row, asked) => {
      rows.set(row, asked)
      write()
    },
    forget: (row) => {
      rows.delete(row)
      write()
    },
  }
}
