const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** The database has no year 0, and of what RFC 3339 can write none is after 9999. */
const isWritable = (moment: Date): boolean => {
  const year = moment.getUTCFullYear()
  return year >= 1 && year <= 9999
}

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
