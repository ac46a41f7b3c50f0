/** How many bytes are looked at in one place. */
export const BLOCK_BYTES = 3
const HASHES = 1 << 13
/** How much memory one takes, beside its narrower one. */
export const SKIP_TABLE_BYTES = HASHES

const hash = (first: number, second: number, third: number): number =>
  ((first << 8) ^ (second << 4) ^ third) & (HASHES - 1)

/**
 * Says how far it is to where a needle may next begin (Wu and Manber): the last three bytes of a window tell how many
 * bytes further on the nearest needle could begin, mostly nearly so many as the window is long. The window is as long as
 * the shortest needle, which has 3 bytes or more, or as the given size.
 */
export class SkipTable {
  readonly #window: number
  readonly #skips: Uint8Array
  readonly #narrower: SkipTable | undefined

  /** The narrower one goes on behind the last place that this one’s window fits into. At most 255 bytes. */
  constructor(needles: readonly Uint8Array[], windowBytesMax: number, narrower?: SkipTable) {
    this.#window = needles.reduce((least, { length }) => Math.min(least, length), windowBytesMax)
    this.#skips = new Uint8Array(HASHES).fill(this.#window - BLOCK_BYTES + 1)
    this.#narrower = narrower
    for (const needle of needles) this.#add(needle)
  }

  /** Where, from here on, a needle may begin; what comes before cannot. */
  next(bytes: Uint8Array, from: number): number {
    const skips = this.#skips
    const before = this.#window - 1
    let last = from + before
    while (last < bytes.length) {
      const skip = skips[hash(bytes[last - 2] ?? 0, bytes[last - 1] ?? 0, bytes[last] ?? 0)] ?? 0
      if (skip === 0) return last - before
      last += skip
    }
    return this.#narrower?.next(bytes, last - before) ?? last - before
  }

  #add(needle: Uint8Array): void {
    for (let at = 0; at + BLOCK_BYTES <= this.#window; at++) {
      const block = hash(needle[at] ?? 0, needle[at + 1] ?? 0, needle[at + 2] ?? 0)
      const skip = this.#window - BLOCK_BYTES - at
      this.#skips[block] = Math.min(this.#skips[block] ?? 0, skip)
    }
  }
}
