import { type DaySpan, readDaySpan } from '../shared/days.ts'
import { readText } from '../shared/read-text.ts'

/** What the activity is narrowed by; it stands in the address, so that it can be shared. */
export interface ActivitySearch extends DaySpan {
  readonly tab?: 'requests'
  readonly type?: string
}

/** Takes of an address what is understood, and leaves out the rest. */
export const readCustomerActivitySearch = (given: Readonly<Record<string, unknown>>): ActivitySearch => {
  const type = readText(given['type'])
  return {
    ...(given['tab'] === 'requests' && { tab: 'requests' }),
    ...(type !== undefined && { type }),
    ...readDaySpan(given),
  }
}
