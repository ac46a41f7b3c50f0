import { deleteEndedGrants } from '../../store/upkeep.ts'
import type { Domain } from '../context.ts'

/** How long an application is kept that nobody has let act for them yet. */
const UNUSED_HOURS = 24
/** How long one is kept that acts for nobody any more: whoever comes back need not register it anew. */
const IDLE_DAYS = 365

/** Deletes access tokens, grants and applications whose time is over. */
export const sweepGrants = ({ store, now }: Domain): Promise<void> => {
  const at = now()
  const before = (hours: number): Date => new Date(at.getTime() - hours * 3_600_000)
  return deleteEndedGrants(store, {
    at,
    unusedSince: before(UNUSED_HOURS),
    idleSince: before(24 * IDLE_DAYS),
  })
}
