const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** The database has no year 0. */
const FIRST_MS = Date.parse('0001-01-01T00:00:00Z')
/** The last moment that RFC 3339 can write, and so the last that the database is told of; in milliseconds since 1970. */
export const LAST_MOMENT_MS = Date.parse('9999-12-31T23:59:59.999Z')

const isWritable = (moment: Date): boolean =>
  moment.getTime() >= FIRST_MS && moment.getTime() <= LAST_MOMENT_MS

/** JavaScript takes the 31st of February for a day in March. */
export const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`)
  return isWritable(day) && day.toISOString().startsWith(text)
}

/** Reads a moment of RFC 3339, or answers undefined. */
export const parseMoment = (text: string): Date | undefined => {
  const moment = new Date(text)
  if (!RFC3339.test(text) || !isDay(text.slice(0, 10))) return undefined
  return isWritable(moment) ? moment : undefined
}
