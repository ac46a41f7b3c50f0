import { type KnownAgent, type KnownRule, type Refusal, refusal } from '../domain/egress/index.ts'
import type { Counter, CountStore } from '../http/counter.ts'

const WINDOW_SECONDS = { minute: 60, hour: 3_600, day: 86_400 } as const
type Window = keyof typeof WINDOW_SECONDS

/** Counts requests by the rules that limit them: each agent has its own count for each rule, on all nodes together. */
export class RuleLimits {
  readonly #counters: Readonly<Record<Window, Counter>>

  constructor(counts: CountStore) {
    const of = (window: Window): Counter => counts.counter(`rules-${window}`, WINDOW_SECONDS[window])
    this.#counters = { minute: of('minute'), hour: of('hour'), day: of('day') }
  }

  /** Counts a request; answers the refusal of the first rule that has let enough of them through. */
  async count(limits: readonly KnownRule[], agent: KnownAgent): Promise<Refusal | undefined> {
    for (const { id, name, rateLimit, rateLimitWindow } of limits) {
      if (rateLimit === null || rateLimitWindow === null) continue
      const { consumedPoints, msBeforeNext } = await this.#counters[rateLimitWindow].consume(
        `${id}:${agent.id}`,
      )
      if (consumedPoints > rateLimit)
        return refusal('rate_limited', `The rule "${name}" lets no more requests through for now.`, {
          more: { rule_id: id },
          retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
          mayRetry: true,
        })
    }
    return undefined
  }
}
