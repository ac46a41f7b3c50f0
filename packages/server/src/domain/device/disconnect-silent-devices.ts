import { disconnectDevices } from '../../store/upkeep.ts'
import type { Domain } from '../context.ts'
import { SILENT_SECONDS_MAX } from './report-state.ts'

/** Marks devices as disconnected that nobody has heard of for too long. */
export const disconnectSilentDevices = async ({ store, now, newId }: Domain): Promise<void> => {
  const at = now()
  let left = true
  while (left)
    left = await disconnectDevices(store, {
      at,
      newId,
      silentSince: new Date(at.getTime() - SILENT_SECONDS_MAX * 1_000),
    })
}
