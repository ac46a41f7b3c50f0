import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { customType, timestamp } from 'drizzle-orm/pg-core'

/** A moment, kept to the millisecond that JavaScript knows. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** Bytes; both engines hand them over as Uint8Array. */
export const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

/**
 * Bytes by the megabyte. They travel as base64: the embedded engine takes ten times as long over the hex of `bytea`, and
 * nothing else goes on meanwhile. Read them by `readBytes`.
 */
export const largeBytes = customType<{ data: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => sql`decode(${value.toString('base64')}, 'base64')`,
})

/** Some of the bytes of such a column, `first` counting from 0; what is not asked for is not read. */
export const readBytes = (column: AnyColumn, first: number, length: number): SQL<Buffer> =>
  sql<string>`encode(substring(${column} from ${first + 1}::integer for ${length}::integer), 'base64')`.mapWith(
    (text: string) => Buffer.from(text, 'base64'),
  )

/** The full number of a transaction, as text: it does not fit into a JavaScript number for ever. */
export const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' })
