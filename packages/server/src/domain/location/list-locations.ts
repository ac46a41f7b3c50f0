import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { LocationId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { boundedText } from '../../kernel/text.ts'
import { locations } from '../../store/schema/locations.ts'
import { orgQuery } from '../query.ts'
import { type Location, NAME_CHARACTERS_MAX } from './location.ts'

interface LocationsQuery {
  readonly after?: LocationId | undefined
  readonly limit: number
  /** How the name begins, in capitals or small letters. */
  readonly namePrefix?: string | undefined
}

const beginsWith = (prefix: string) =>
  sql`starts_with(lower(${locations.name}), lower(${boundedText('namePrefix', prefix, NAME_CHARACTERS_MAX)}))`

/** Reads one page of the locations of the organization that the call runs in, oldest first. */
export const pageLocations = orgQuery({
  name: 'location.page',
  scope: 'locations:read',
  run: async ({ tx, org }, { after, limit, namePrefix }: LocationsQuery): Promise<Page<Location>> => {
    const rows = await tx
      .select()
      .from(locations)
      .where(
        and(
          eq(locations.orgId, org.orgId),
          after && gt(locations.id, after),
          namePrefix === undefined ? undefined : beginsWith(namePrefix),
        ),
      )
      .orderBy(asc(locations.id))
      .limit(limit + 1)
    return pageOf(rows, limit)
  },
})

/** Where each location stands, oldest first: without details, the whole of it is small. */
export const outlineLocations = orgQuery({
  name: 'location.outline',
  scope: 'locations:read',
  run: async ({ tx, org }): Promise<readonly Pick<Location, 'id' | 'parentId'>[]> =>
    tx
      .select({ id: locations.id, parentId: locations.parentId })
      .from(locations)
      .where(eq(locations.orgId, org.orgId))
      .orderBy(asc(locations.id)),
})

/** Reads the locations with the given ids; those that are gone are left out. */
export const pickLocations = orgQuery({
  name: 'location.pick',
  scope: 'locations:read',
  run: async (
    { tx, org },
    { ids }: { readonly ids: readonly LocationId[] },
  ): Promise<ReadonlyMap<LocationId, Location>> => {
    const rows = await tx
      .select()
      .from(locations)
      .where(and(eq(locations.orgId, org.orgId), inArray(locations.id, [...ids])))
    return new Map(rows.map((row) => [row.id, row]))
  },
})
