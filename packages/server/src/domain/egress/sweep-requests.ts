import { sweepGatewayRequests } from '../../store/upkeep.ts'
import type { Domain } from '../context.ts'

const DAY_MS = 86_400_000
const ROUNDS_MAX = 100

/** Lets go of what is kept of agents' requests for longer than the operator wants. */
export const sweepRequests = async ({ store, now, policy }: Domain): Promise<void> => {
  const before = new Date(now().getTime() - policy.gatewayLogDays * DAY_MS)
  for (let round = 0; round < ROUNDS_MAX; round++)
    if ((await sweepGatewayRequests(store, before)) === 0) return
}
