/** What the activity is narrowed to; it stands in the address, so that it can be shared. */
export interface ActivitySearch {
  readonly type?: string
  readonly orgId?: string
  /** Days, such as 2026-01-31; both count. */
  readonly since?: string
  readonly until?: string
}

const CHARACTERS_MAX = 255

const textOf = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, CHARACTERS_MAX) : undefined
}
const dayOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined

/** Takes of an address what is understood, and leaves out the rest. */
export const readPartnerActivitySearch = (given: Readonly<Record<string, unknown>>): ActivitySearch => {
  const type = textOf(given['type'])
  const orgId = textOf(given['orgId'])
  const since = dayOf(given['since'])
  const until = dayOf(given['until'])
  return {
    ...(type !== undefined && { type }),
    ...(orgId !== undefined && { orgId }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  }
}

/** The beginning of a day where the reader is, or of one some days later. */
const beginOf = (day: string, daysLater = 0): string => {
  const moment = new Date(`${day}T00:00:00`)
  moment.setDate(moment.getDate() + daysLater)
  return moment.toISOString()
}

/** As the API takes it: its `until` does not count any more. */
export const eventFilter = ({ since, until, ...rest }: ActivitySearch) => ({
  ...rest,
  ...(since !== undefined && { since: beginOf(since) }),
  ...(until !== undefined && { until: beginOf(until, 1) }),
})
