import { denyExpiredApprovals, sweepApprovals } from '../../store/upkeep.ts'
import type { Domain } from '../context.ts'

/** How long a decided request is kept, so that a late decision is told that it is late. */
const KEPT_HOURS = 24

/** Denies the held requests that nobody has decided about in time, and lets go of the old ones. */
export const expireApprovals = async ({ store, now, newId }: Domain): Promise<void> => {
  const at = now()
  await denyExpiredApprovals(store, at, newId)
  await sweepApprovals(store, new Date(at.getTime() - KEPT_HOURS * 3_600_000))
}
