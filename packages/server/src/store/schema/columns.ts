import { customType, timestamp } from 'drizzle-orm/pg-core'

/** A moment, kept to the millisecond that JavaScript knows. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** Bytes; both engines hand them over as Uint8Array. */
export const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })
