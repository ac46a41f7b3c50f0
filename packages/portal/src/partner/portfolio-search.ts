import { oneOf } from '../shared/one-of.ts'

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
  const { search, suspended } = given
  const text = typeof search === 'number' ? String(search) : search
  return {
    ...(typeof text === 'string' && text !== '' && { search: text.slice(0, 255) }),
    ...(status !== undefined && { status }),
    ...(typeof suspended === 'boolean' && { suspended }),
    ...(sort !== undefined && { sort }),
  }
}
