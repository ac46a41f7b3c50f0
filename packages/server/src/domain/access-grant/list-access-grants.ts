import { and, asc, eq } from 'drizzle-orm'
import type { LocationId } from '../../kernel/ids.ts'
import { accessGrants } from '../../store/schema/access-control.ts'
import { requireLocation } from '../location/index.ts'
import { orgQuery } from '../query.ts'
import { ACCESS_GRANTS_MAX, type AccessGrant, accessGrantColumns } from './access-grant.ts'

/** Lists the access grants of the organization that the call runs in, oldest first. */
export const listAccessGrants = orgQuery({
  name: 'access_grant.list',
  scope: 'doors:read',
  run: async ({ tx, org }): Promise<readonly AccessGrant[]> =>
    tx
      .select(accessGrantColumns)
      .from(accessGrants)
      .where(eq(accessGrants.orgId, org.orgId))
      .orderBy(asc(accessGrants.id))
      .limit(ACCESS_GRANTS_MAX),
})

/** Lists the access grants of one location, oldest first. Throws `location.not_found`. */
export const listAccessGrantsAt = orgQuery({
  name: 'access_grant.list_at_location',
  scope: 'doors:read',
  run: async (
    { tx, org },
    { locationId }: { readonly locationId: LocationId },
  ): Promise<readonly AccessGrant[]> => {
    await requireLocation(tx, org, locationId)
    return tx
      .select(accessGrantColumns)
      .from(accessGrants)
      .where(and(eq(accessGrants.orgId, org.orgId), eq(accessGrants.locationId, locationId)))
      .orderBy(asc(accessGrants.id))
      .limit(ACCESS_GRANTS_MAX)
  },
})
