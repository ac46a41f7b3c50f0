const WINDOW_MS = 60_000
/** Twice what a client sends that beats each second, ends all of its subscriptions and takes them up again. */
export const MESSAGES_PER_MINUTE_MAX = 300

/** Counts what a client sends on one connection, by the minute. */
export class MessageRate {
  #sinceMs: number
  #count = 0

  constructor(nowMs: number) {
    this.#sinceMs = nowMs
  }

  /** Counts one more; false where the minute has seen too many. */
  count(nowMs: number): boolean {
    if (nowMs - this.#sinceMs >= WINDOW_MS) {
      this.#sinceMs = nowMs
      this.#count = 0
    }
    this.#count++
    return this.#count <= MESSAGES_PER_MINUTE_MAX
  }
}
