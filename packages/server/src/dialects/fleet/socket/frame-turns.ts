/** Each of a connection's subscriptions can be begun and ended at once. */
export const WAITING_MAX = 32

/** Handles one frame; where that takes time, the answer resolves when it is done. */
type Handle = (text: string) => Promise<void> | undefined

/** Hands the frames of one connection on in their order, the next one when the last is done with. */
export class FrameTurns {
  readonly #handle: Handle
  readonly #waiting: string[] = []
  #busy = false

  constructor(handle: Handle) {
    this.#handle = handle
  }

  /** Takes a frame; false where too many wait already. */
  take(text: string): boolean {
    if (this.#waiting.length >= WAITING_MAX) return false
    this.#waiting.push(text)
    if (!this.#busy) void this.#handleAll()
    return true
  }

  async #handleAll(): Promise<void> {
    this.#busy = true
    for (let text = this.#waiting.shift(); text !== undefined; text = this.#waiting.shift()) {
      const done = this.#handle(text)
      // What is done already waits for nothing: a burst that is handled as it comes is none that piles up.
      if (done !== undefined) await done
    }
    this.#busy = false
  }
}
