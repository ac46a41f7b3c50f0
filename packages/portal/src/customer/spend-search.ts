import { readDay } from '../shared/days.ts'

/** Which days are counted; it stands in the address, so that it can be shared. */
export interface SpendSearch {
  readonly from?: string
  readonly to?: string
}

/** Takes of an address what is understood, and leaves out the rest. */
export const readSpendSearch = (given: Readonly<Record<string, unknown>>): SpendSearch => {
  const from = readDay(given['from'])
  const to = readDay(given['to'])
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}
