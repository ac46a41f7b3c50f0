import { vehicles } from '../../store/schema/vehicles.ts'
import { orgCommand } from '../command.ts'
import { checkedPlate, lockVehicle, vehicleAt } from './vehicle.ts'

/** Deletes a vehicle and its labels; where it was seen stays. */
export const deleteVehicle = orgCommand({
  name: 'vehicle.delete',
  scope: 'devices:write',
  event: 'vehicle.deleted',
  run: async ({ tx, org, note }, input: { readonly plate: string | undefined }): Promise<void> => {
    const plate = checkedPlate(input.plate)
    const { id, name } = await lockVehicle(tx, org, plate)
    await tx.delete(vehicles).where(vehicleAt(org, plate))
    note({ ...org, subject: id, data: { plate, ...(name !== null && { name }) } })
  },
})
