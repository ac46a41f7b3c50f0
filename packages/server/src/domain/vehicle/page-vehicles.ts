import { and, asc, eq, gt } from 'drizzle-orm'
import type { VehicleId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { vehicles } from '../../store/schema/vehicles.ts'
import { orgQuery } from '../query.ts'
import type { Vehicle } from './vehicle.ts'

interface Query {
  readonly after?: VehicleId | undefined
  readonly limit: number
}

/** Reads one page of the vehicles that an organization knows, oldest first. */
export const pageVehicles = orgQuery({
  name: 'vehicle.page',
  scope: 'devices:read',
  run: async ({ tx, org }, { after, limit }: Query): Promise<Page<Vehicle>> => {
    const rows = await tx
      .select()
      .from(vehicles)
      .where(and(eq(vehicles.orgId, org.orgId), after && gt(vehicles.id, after)))
      .orderBy(asc(vehicles.id))
      .limit(limit + 1)
    return pageOf(rows, limit)
  },
})
