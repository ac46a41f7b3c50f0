import { vehicles } from '../../store/schema/vehicles.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand, type Report } from '../command.ts'
import { type Labelling, withLabel, withoutLabel } from '../labels.ts'
import type { OrgScope } from '../org-scope.ts'
import { checkedPlate, lockVehicle, vehicleAt } from './vehicle.ts'

interface Input {
  readonly plate: string | undefined
  readonly label: string | undefined
}

type Work = { readonly tx: Tx; readonly org: OrgScope } & Pick<Report, 'note' | 'unchanged'>

const labelling =
  (change: Labelling) =>
  async ({ tx, org, note, unchanged }: Work, input: Input): Promise<void> => {
    const { id, plate, labels } = await lockVehicle(tx, org, checkedPlate(input.plate))
    const next = change(labels, input.label)
    if (next === undefined) return unchanged()
    await tx.update(vehicles).set({ labels: next }).where(vehicleAt(org, plate))
    note({ ...org, subject: id, data: { plate, labels: next } })
  }

/** Puts one more label on a vehicle; one that it has already stays. */
export const addVehicleLabel = orgCommand({
  name: 'vehicle.add_label',
  scope: 'devices:write',
  event: 'vehicle.labelled',
  run: labelling(withLabel),
})

/** Takes a label off a vehicle; one that it has not is not missed. */
export const removeVehicleLabel = orgCommand({
  name: 'vehicle.remove_label',
  scope: 'devices:write',
  event: 'vehicle.labelled',
  run: labelling(withoutLabel),
})
