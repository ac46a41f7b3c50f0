import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { RateLimiterRedis } from 'rate-limiter-flexible'
import type { Secret } from '../kernel/secret.ts'
import { answeredInTime } from './answered-in-time.ts'
import { COUNT_MAX, type Count, type Counter, type CountStore, memoryCounter } from './counter.ts'
import { openRedis } from './open-redis.ts'

/** What every key begins with; a counter's name and the key that it counts by follow. */
const PREFIX = 'tenantry'
/** How long a count may take; whoever waits for it is a request. */
const ANSWER_MS_MAX = 1_000
const LOOK_AGAIN_MS = 500
const START_MS_MAX = 3_000

/** Resolves when a first connection is there or refused, and no later than the start may wait. */
const settled = (redis: Redis): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(resolve, START_MS_MAX)
    const done = (): void => {
      clearTimeout(late)
      resolve()
    }
    redis.once('ready', done).once('close', done)
  })

/**
 * Counts in Redis or Valkey, which all nodes share. While it does not answer each node counts in its own memory, from
 * nothing; only the requests that were being counted when it went away wait for it. Says in the log when it has gone and
 * when it is back.
 */
export class SharedCounts implements CountStore {
  readonly #redis: Redis
  readonly #logger: Logger
  // What it takes to count is what has to work, so that is what is tried.
  readonly #probe: Counter
  #answers = true
  #closed = false
  #lastError: unknown
  #timer: NodeJS.Timeout | undefined

  private constructor(redis: Redis, logger: Logger) {
    this.#redis = redis
    this.#logger = logger
    this.#probe = this.#countedInRedis('probe', 1)
    redis.on('error', (error: unknown) => {
      this.#lastError = error
    })
    redis.on('close', () => this.#lose(this.#lastError ?? new Error('The connection was closed.')))
  }

  /** Connects, and goes on without Redis where it is not to be reached; throws where the URL is none. */
  static async open(url: Secret, logger: Logger): Promise<SharedCounts> {
    const redis = openRedis(url)
    const counts = new SharedCounts(redis, logger)
    await settled(redis)
    if (counts.#answers) await counts.#look()
    return counts
  }

  counter(name: string, windowSeconds: number): Counter {
    const shared = this.#countedInRedis(name, windowSeconds)
    const own = memoryCounter(windowSeconds)
    return {
      consume: (key) => this.#count(key, shared.consume, own.consume),
      reward: (key) => this.#count(key, shared.reward, own.reward),
    }
  }

  isShared(): boolean {
    return this.#answers && !this.#closed
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    if (this.#answers) await answeredInTime(this.#redis.quit(), ANSWER_MS_MAX).catch(() => {})
    this.#redis.disconnect()
  }

  #countedInRedis(name: string, windowSeconds: number): Counter {
    const limiter = new RateLimiterRedis({
      storeClient: this.#redis,
      keyPrefix: `${PREFIX}:${name}`,
      points: COUNT_MAX,
      duration: windowSeconds,
      rejectIfRedisNotReady: true,
    })
    return {
      consume: (key) => answeredInTime(limiter.consume(key), ANSWER_MS_MAX),
      reward: (key) => answeredInTime(limiter.reward(key), ANSWER_MS_MAX),
    }
  }

  async #count(key: string, shared: Counter['consume'], own: Counter['consume']): Promise<Count> {
    if (!this.isShared()) return own(key)
    try {
      return await shared(key)
    } catch (error) {
      this.#lose(error)
      return own(key)
    }
  }

  #lose(error: unknown): void {
    if (!this.#answers || this.#closed) return
    this.#answers = false
    this.#logger.error({ err: error }, 'rate limits count on this node alone: Redis does not answer')
    this.#lookAgain()
  }

  #lookAgain(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#look(), LOOK_AGAIN_MS).unref()
  }

  async #look(): Promise<void> {
    try {
      await this.#probe.consume('count')
    } catch (error) {
      if (this.#answers) this.#lose(this.#lastError ?? error)
      else if (!this.#closed) this.#lookAgain()
      return
    }
    // Redis goes on with another database where it does not have the one that was asked for.
    if (this.#answers && this.#lastError !== undefined)
      this.#logger.warn({ err: this.#lastError }, 'Redis answers, but has not done all that REDIS_URL says')
    this.#lastError = undefined
    if (this.#answers || this.#closed) return
    this.#answers = true
    this.#logger.info('rate limits count on all nodes again: Redis answers')
  }
}
