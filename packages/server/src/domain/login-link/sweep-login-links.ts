import { deleteEndedLogins } from '../../store/upkeep.ts'
import type { Domain } from '../context.ts'

/** Deletes login links that nobody used in time, and sessions that have ended. */
export const sweepLoginLinks = ({ store, now }: Domain): Promise<void> => deleteEndedLogins(store, now())
