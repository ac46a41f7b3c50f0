const DAY = /^2\d{3}-\d{2}-\d{2}$/
const DAY_MS = 86_400_000

// An engine takes 30 February for 2 March.
const isDay = (text: string): boolean => {
  const at = Date.parse(text)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** A day as it stands in an address and in a date field, such as 2026-03-15; undefined where it is none. */
export const readDay = (value: unknown): string | undefined =>
  typeof value === 'string' && DAY.test(value) && isDay(value) ? value : undefined

// Sweden writes days as date fields do.
const dayOf = (moment: Date): string => new Intl.DateTimeFormat('sv-SE').format(moment)

/** This day where the reader is. */
export const today = (): string => dayOf(new Date())

/** The last day before a moment is reached, where the reader is. */
export const lastDayBefore = (at: string): string => dayOf(new Date(Date.parse(at) - 1))

/** The moment at which a day begins where the reader is. */
export const startOf = (day: string): string => new Date(`${day}T00:00`).toISOString()

/** The moment at which a day is over where the reader is. */
export const endOf = (day: string): string => {
  const moment = new Date(`${day}T00:00`)
  moment.setDate(moment.getDate() + 1)
  return moment.toISOString()
}

/** The same in UTC, by which money is counted. */
export const startInUtc = (day: string): string => new Date(day).toISOString()
export const endInUtc = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString()

/** Days of which both count. */
export interface DaySpan {
  readonly since?: string
  readonly until?: string
}

/** Takes of an address the days that are understood. */
export const readDaySpan = (given: Readonly<Record<string, unknown>>): DaySpan => {
  const since = readDay(given['since'])
  const until = readDay(given['until'])
  return { ...(since !== undefined && { since }), ...(until !== undefined && { until }) }
}

/** The same as the API takes it: its `until` does not count any more. */
export const momentsOf = ({ since, until }: DaySpan): DaySpan => ({
  ...(since !== undefined && { since: startOf(since) }),
  ...(until !== undefined && { until: endOf(until) }),
})
