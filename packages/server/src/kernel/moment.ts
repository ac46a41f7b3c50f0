const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** JavaScript takes the 31st of February for a day in March. */
export const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** Reads a moment of RFC 3339, or answers undefined. */
export const parseMoment = (text: string): Date | undefined => {
  const moment = new Date(text)
  if (!RFC3339.test(text) || !isDay(text.slice(0, 10)) || Number.isNaN(moment.getTime())) return undefined
  return moment
}
