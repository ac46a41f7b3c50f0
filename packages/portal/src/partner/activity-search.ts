import { type DaySpan, readDaySpan } from '../shared/days.ts'
import { readText } from '../shared/read-text.ts'

/** What the activity is narrowed to; it stands in the address, so that it can be shared. */
export interface ActivitySearch extends DaySpan {
  readonly type?: string
  readonly orgId?: string
}

/** Takes of an address what is understood, and leaves out the rest. */
export const readPartnerActivitySearch = (given: Readonly<Record<string, unknown>>): ActivitySearch => {
  const type = readText(given['type'])
  const orgId = readText(given['orgId'])
  return {
    ...(type !== undefined && { type }),
    ...(orgId !== undefined && { orgId }),
    ...readDaySpan(given),
  }
}
