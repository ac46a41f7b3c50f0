import { type FoundTeamProvision, findTeamProvisionByHash } from '../../store/across-tenants.ts'
import type { Domain } from '../context.ts'

/** Finds the place whose claim link has this token hash, claimed or not, as long as its time is not over. */
export const findTeamProvision = async (
  { store, now }: Domain,
  tokenHash: Buffer,
): Promise<FoundTeamProvision | undefined> => {
  const found = await findTeamProvisionByHash(store, tokenHash)
  return found !== undefined && (found.claimedAt !== null || found.expiresAt > now()) ? found : undefined
}
