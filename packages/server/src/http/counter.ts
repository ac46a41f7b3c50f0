import { RateLimiterMemory } from 'rate-limiter-flexible'

/** How often something has happened since its window began, and how long the window lasts yet, in milliseconds. */
export interface Count {
  readonly consumedPoints: number
  readonly msBeforeNext: number
}

/** Counts by key. A key's window begins with its first count, and with the window the key is forgotten. */
export interface Counter {
  /** Adds one and answers what that makes, in one step: no two callers are told the same count. */
  consume(key: string): Promise<Count>
  /** Takes one away again. */
  reward(key: string): Promise<Count>
}

/** Where counts are kept. */
export interface CountStore {
  /** The counter of a name, whose windows are so many seconds long. */
  counter(name: string, windowSeconds: number): Counter
  /** Whether what is counted now counts on every node. */
  isShared(): boolean
  close(): Promise<void>
}

/** Counters only count; whose limit applies is decided by who asks, since partners may have their own. */
export const COUNT_MAX = Number.MAX_SAFE_INTEGER

/** A counter in the memory of this process. */
export const memoryCounter = (windowSeconds: number): Counter => {
  const limiter = new RateLimiterMemory({ points: COUNT_MAX, duration: windowSeconds })
  return { consume: (key) => limiter.consume(key), reward: (key) => limiter.reward(key) }
}
