import { deleteExpiredProvisions } from '../../store/upkeep.ts'
import type { Domain } from '../context.ts'

/** Clears away the places that nobody took in time, with all that was made for them. */
export const expireTeamProvisions = async ({ store, now, newId, standings }: Domain): Promise<void> => {
  const dead = await deleteExpiredProvisions(store, now(), newId)
  for (const credentialId of dead) standings.forget({ credentialId })
}
