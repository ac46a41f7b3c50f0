import type { VehicleId } from '../../kernel/ids.ts'
import { boundedText, checkedName } from '../../kernel/text.ts'
import { vehicles } from '../../store/schema/vehicles.ts'
import type { Tx } from '../../store/store.ts'
import { changedFields } from '../changed-fields.ts'
import { orgCommand } from '../command.ts'
import type { OrgScope } from '../org-scope.ts'
import { requireRoom } from '../require-room.ts'
import { checkedPlate, type Vehicle, vehicleAt } from './vehicle.ts'

/** Lists are not paged. */
const ROOM = { max: 10_000, code: 'vehicle.too_many', plural: 'vehicles' } as const
const NAME_CHARACTERS_MAX = 255
const DESCRIPTION_CHARACTERS_MAX = 2_000

interface Input {
  readonly plate: string | undefined
  readonly name?: string | undefined
  readonly description?: string | undefined
}

const checkVehicle = ({ name, description }: Input): void => {
  if (name !== undefined) checkedName('name', name, NAME_CHARACTERS_MAX)
  if (description !== undefined) boundedText('description', description, DESCRIPTION_CHARACTERS_MAX)
}

type New = Omit<Vehicle, 'labels'>

/** The vehicle that is known by a plate; a new one is added, and then there is none to change. */
const lockOrAdd = async (tx: Tx, org: OrgScope, vehicle: New): Promise<Vehicle | undefined> => {
  const find = () => tx.select().from(vehicles).where(vehicleAt(org, vehicle.plate)).for('update')
  const [known] = await find()
  if (known !== undefined) return known
  await requireRoom(tx, org, vehicles, ROOM)
  const { partnerId, orgId } = org
  const made = await tx
    .insert(vehicles)
    .values({ ...vehicle, partnerId, orgId })
    .onConflictDoNothing()
    .returning({ id: vehicles.id })
  // Somebody else has added it meanwhile.
  return made.length > 0 ? undefined : (await find())[0]
}

/** Saves a vehicle by its plate: a new one, or what is given of one that is known. */
export const saveVehicle = orgCommand({
  name: 'vehicle.save',
  scope: 'devices:write',
  event: 'vehicle.saved',
  run: async ({ tx, ctx, org, note, unchanged }, input: Input): Promise<void> => {
    const plate = checkedPlate(input.plate)
    checkVehicle(input)
    const { name, description } = input
    const id = ctx.domain.newId<VehicleId>()
    const details = { name: name ?? null, description: description ?? null }
    const known = await lockOrAdd(tx, org, { id, plate, ...details, createdAt: ctx.domain.now() })
    if (known === undefined) return note({ ...org, subject: id, data: { plate, ...details } })
    const changed = changedFields(known, { name, description })
    if (changed === undefined) return unchanged()
    await tx.update(vehicles).set(changed).where(vehicleAt(org, plate))
    note({ ...org, subject: known.id, data: { plate, changed } })
  },
})
