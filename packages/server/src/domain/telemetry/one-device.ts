import { eq, inArray } from 'drizzle-orm'
import type { DeviceId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { deviceNotFound } from '../device/device.ts'
import { orgQuery } from '../query.ts'
import { type DeviceState, readDeviceStates } from './device-states.ts'
import { readOccurrences } from './history.ts'

/** A device as it is now, and since when it has been connected or not. */
export interface WholeState extends DeviceState {
  readonly connectionChangedAt: Date | undefined
}

/** Reads how one device is. Throws `device.not_found`. */
export const readDeviceState = orgQuery({
  name: 'device_state.read',
  scope: 'devices:read',
  run: async ({ tx, org }, { deviceId }: { readonly deviceId: DeviceId }): Promise<WholeState> => {
    const [state] = await readDeviceStates(tx, org, 1, eq(devices.id, deviceId))
    if (state === undefined) throw deviceNotFound()
    const kinds = ['connected', 'disconnected'] as const
    const [flip] = await readOccurrences(tx, org, { kinds, deviceIds: [deviceId], limit: 1 })
    return { ...state, connectionChangedAt: flip?.at }
  },
})

/** Reads how some devices are, in the order of their ids. Throws `device.not_found` where one of them is missing. */
export const pickDeviceStates = orgQuery({
  name: 'device_state.pick',
  scope: 'devices:read',
  run: async (
    { tx, org },
    { deviceIds }: { readonly deviceIds: readonly DeviceId[] },
  ): Promise<readonly DeviceState[]> => {
    const wanted = new Set(deviceIds)
    if (wanted.size === 0) return []
    const found = await readDeviceStates(tx, org, wanted.size, inArray(devices.id, [...wanted]))
    if (found.length < wanted.size) throw deviceNotFound()
    return found
  },
})
