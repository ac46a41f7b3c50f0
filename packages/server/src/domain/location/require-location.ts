import { DomainError } from '../../kernel/errors.ts'
import type { LocationId } from '../../kernel/ids.ts'
import { locations } from '../../store/schema/locations.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'
import { holdRows, requireRows } from '../require-rows.ts'

const notFound = (): DomainError =>
  new DomainError('location.not_found', 'Location not found', { field: 'locationId' })

/** Checks that a location is one of the organization. Throws `location.not_found`. */
export const requireLocation = (tx: Tx, org: OrgScope, locationId: LocationId): Promise<void> =>
  requireRows(tx, org, locations, [locationId], notFound)

/** The same of several, and they stay until the transaction ends. */
export const holdLocations = (tx: Tx, org: OrgScope, locationIds: readonly LocationId[]): Promise<void> =>
  holdRows(tx, org, locations, locationIds, notFound)

/** The same of one. */
export const holdLocation = (tx: Tx, org: OrgScope, locationId: LocationId): Promise<void> =>
  holdLocations(tx, org, [locationId])
