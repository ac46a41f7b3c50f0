import { and, asc, eq, gt } from 'drizzle-orm'
import type { LocationId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { locations } from '../../store/schema/locations.ts'
import { orgQuery } from '../query.ts'
import type { Location } from './location.ts'

/** Reads one page of the locations of the organization that the call runs in, oldest first. */
export const pageLocations = orgQuery({
  name: 'location.page',
  scope: 'locations:read',
  run: async (
    { tx, org },
    { after, limit }: { readonly after?: LocationId | undefined; readonly limit: number },
  ): Promise<Page<Location>> => {
    const rows = await tx
      .select()
      .from(locations)
      .where(and(eq(locations.orgId, org.orgId), after === undefined ? undefined : gt(locations.id, after)))
      .orderBy(asc(locations.id))
      .limit(limit + 1)
    return pageOf(rows, limit)
  },
})
