import { eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { DoorId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { doors } from '../../store/schema/doors.ts'
import { locations } from '../../store/schema/locations.ts'
import { orgCommand } from '../command.ts'
import { tellDevice } from '../device/index.ts'
import { lockdownStates } from '../lockdown/lockdown-states.ts'
import { doorColumns, doorNotFound, doorsIn, ofDevice } from './door.ts'

/**
 * Tells the controller of a door to release its lock, once, with its next heartbeat. Throws `door.not_found`,
 * `door.without_lock`, `door.locked_down` and `device.offline`.
 */
export const unlockDoor = orgCommand({
  name: 'door.unlock',
  scope: 'doors:write',
  event: 'door.unlock_requested',
  run: async ({ tx, ctx, org, note, afterwards }, { doorId }: { readonly doorId: DoorId }): Promise<void> => {
    const [door] = await tx
      .select(doorColumns)
      .from(doors)
      .innerJoin(devices, ofDevice)
      .where(doorsIn(org.orgId, eq(doors.id, doorId)))
      // The door goes with its controller, which stays where it is until the command is put by.
      .for('key share', { of: devices })
    if (door === undefined) throw doorNotFound()
    if (!door.lockable) throw new DomainError('door.without_lock', 'The door has no lock to release')
    // No lockdown of the place begins between the look at it and the command.
    if (door.locationId !== null)
      await tx
        .select({ id: locations.id })
        .from(locations)
        .where(eq(locations.id, door.locationId))
        .for('share')
    const states = await lockdownStates(tx, org, [door])
    if (states.get(doorId) === 'locked_down')
      throw new DomainError('door.locked_down', 'The door is locked down')
    const { deviceId, key, unlockSeconds } = door
    const data = { door: key, ...(unlockSeconds !== null && { seconds: unlockSeconds }) }
    await tellDevice({ tx, ctx, org, afterwards }, deviceId, 'unlock_door', data)
    note({ ...org, subject: doorId, data: { deviceId, name: door.name } })
  },
})
