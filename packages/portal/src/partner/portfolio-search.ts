import { oneOf } from '../shared/one-of.ts'
import { readText } from '../shared/read-text.ts'

const STATUSES = ['unclaimed', 'claimed', 'detached'] as const
const SORTS = ['createdAt', '-createdAt', 'name', '-name'] as const

/** What the list of organizations is narrowed and ordered by; it stands in the address, so that it can be shared. */
export interface PortfolioSearch {
  readonly search?: string
  readonly status?: (typeof STATUSES)[number]
  readonly suspended?: boolean
  readonly sort?: (typeof SORTS)[number]
}

/** Takes of an address what is understood, and leaves out the rest. */
export const readPortfolioSearch = (given: Readonly<Record<string, unknown>>): PortfolioSearch => {
  const status = oneOf(STATUSES, given['status'])
  const sort = oneOf(SORTS, given['sort'])
  const { suspended } = given
  const search = readText(given['search'])
  return {
    ...(search !== undefined && { search }),
    ...(status !== undefined && { status }),
    ...(typeof suspended === 'boolean' && { suspended }),
    ...(sort !== undefined && { sort }),
  }
}
