import { readDay } from '../shared/days.ts'

const TYPE_CHARACTERS_MAX = 255

/** What the activity is narrowed by; it stands in the address, so that it can be shared. */
export interface ActivitySearch {
  readonly tab?: 'requests'
  readonly type?: string
  readonly since?: string
  readonly until?: string
}

const readType = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, TYPE_CHARACTERS_MAX) : undefined

/** Takes of an address what is understood, and leaves out the rest. */
export const readCustomerActivitySearch = (given: Readonly<Record<string, unknown>>): ActivitySearch => {
  const type = readType(given['type'])
  const since = readDay(given['since'])
  const until = readDay(given['until'])
  return {
    ...(given['tab'] === 'requests' && { tab: 'requests' }),
    ...(type !== undefined && { type }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  }
}
