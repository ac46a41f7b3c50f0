import { deleteSnapshots } from '../../store/upkeep.ts'
import type { Domain } from '../context.ts'
import { keptSince } from './snapshot.ts'

/** Deletes the frames that are kept no longer. */
export const sweepSnapshots = async ({ store, now }: Domain): Promise<void> => {
  let left = true
  while (left) left = await deleteSnapshots(store, keptSince(now()))
}
