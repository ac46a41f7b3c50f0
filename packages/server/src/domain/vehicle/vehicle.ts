import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import { checkedName } from '../../kernel/text.ts'
import { vehicles } from '../../store/schema/vehicles.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'

export type Vehicle = Omit<typeof vehicles.$inferSelect, 'partnerId' | 'orgId'>

const PLATE_CHARACTERS_MAX = 64

/** Checks a plate; it is kept as it was written. */
export const checkedPlate = (plate: string | undefined, field = 'plate'): string =>
  checkedName(field, plate, PLATE_CHARACTERS_MAX)

export const vehicleAt = ({ orgId }: OrgScope, plate: string) =>
  and(eq(vehicles.orgId, orgId), eq(vehicles.plate, plate))

/** Reads and locks a vehicle, so that of two changes at once the second sees the first. Throws `vehicle.not_found`. */
export const lockVehicle = async (tx: Tx, org: OrgScope, plate: string): Promise<Vehicle> => {
  const [known] = await tx.select().from(vehicles).where(vehicleAt(org, plate)).for('update')
  if (known === undefined) throw new DomainError('vehicle.not_found', 'Vehicle not found')
  return known
}
