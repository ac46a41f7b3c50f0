import { type Refusal, refusal } from '../domain/egress/index.ts'
import type { AgentId } from '../kernel/ids.ts'

/** Each is asked about in the database while it waits, and nobody decides about hundreds. */
const HELD_AT_ONCE_MAX = 20

/** Counts the requests of each agent that wait for somebody's approval on this node. */
export class HeldRequests {
  readonly #byAgent = new Map<AgentId, number>()

  /** Waits as long as it takes, or refuses where the agent has too many that wait. */
  async during(agentId: AgentId, wait: () => Promise<Refusal | undefined>): Promise<Refusal | undefined> {
    const held = this.#byAgent.get(agentId) ?? 0
    if (held >= HELD_AT_ONCE_MAX)
      return refusal('rate_limited', `This agent has ${held} requests that wait for an approval.`, {
        ...{ retryAfterSeconds: 30, mayRetry: true },
      })
    this.#byAgent.set(agentId, held + 1)
    try {
      return await wait()
    } finally {
      const left = (this.#byAgent.get(agentId) ?? 1) - 1
      if (left === 0) this.#byAgent.delete(agentId)
      else this.#byAgent.set(agentId, left)
    }
  }
}
