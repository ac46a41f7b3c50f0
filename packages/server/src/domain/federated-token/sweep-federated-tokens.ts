import { deleteEndedFederatedTokens } from '../../store/upkeep.ts'
import type { Domain } from '../context.ts'

/** Deletes federated session tokens whose time is over. */
export const sweepFederatedTokens = ({ store, now }: Domain): Promise<void> =>
  deleteEndedFederatedTokens(store, now())
