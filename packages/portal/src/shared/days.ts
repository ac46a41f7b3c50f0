const DAY = /^2\d{3}-\d{2}-\d{2}$/
const DAY_MS = 86_400_000

/** A day as it stands in an address and in a date field, such as 2026-03-15; undefined where it is none. */
export const readDay = (value: unknown): string | undefined =>
  typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined

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
