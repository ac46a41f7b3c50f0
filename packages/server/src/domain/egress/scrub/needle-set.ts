import { NeedleTrie, ROOT } from './needle-trie.ts'
import { BLOCK_BYTES, SKIP_TABLE_BYTES, SkipTable } from './skip-table.ts'
import type { Spans } from './spans.ts'

/** A longer one would skip further, and leave more bytes at the end of every chunk to the narrow one. */
const WIDE_WINDOW_BYTES_MAX = 64
const NARROW_WINDOW_BYTES_MAX = 8
const SKIP_TABLES_BYTES = 2 * SKIP_TABLE_BYTES

/**
 * Byte strings that are looked for together. Making one takes time and memory in proportion to their bytes, about 10
 * bytes for each of them and 17 KB, so it is made once for many answers. It holds them in plain text, and does not print them.
 */
export class NeedleSet {
  readonly #trie: NeedleTrie
  readonly #skips: SkipTable
  /** Bytes of the shortest; infinite where there is none. */
  readonly bytesMin: number

  /** @throws RangeError where a needle has fewer than 3 bytes */
  constructor(needles: readonly Uint8Array[]) {
    this.bytesMin = needles.reduce((least, { length }) => Math.min(least, length), Number.POSITIVE_INFINITY)
    if (this.bytesMin < BLOCK_BYTES) throw new RangeError(`A needle must have ${BLOCK_BYTES} bytes or more.`)
    const narrow = new SkipTable(needles, NARROW_WINDOW_BYTES_MAX)
    this.#skips = new SkipTable(needles, WIDE_WINDOW_BYTES_MAX, narrow)
    this.#trie = new NeedleTrie(needles)
  }

  /**
   * Reads on from a state, ROOT at the beginning, and answers the state after the last byte. Adds what the needles that
   * end in these bytes cover; positions count from the first of these bytes, and are negative where a needle began before.
   */
  scan(bytes: Uint8Array, from: number, covered: Spans): number {
    let state = from
    for (let at = 0; at < bytes.length; at++) {
      const passed = state === ROOT ? 0 : this.#trie.along(state, bytes, at)
      at = state === ROOT ? this.#skips.next(bytes, at) : at + passed
      state += passed
      if (at >= bytes.length) break
      state = this.#trie.next(state, bytes[at] ?? 0)
      const found = this.#trie.found(state)
      if (found !== 0) covered.add(at + 1 - found, at + 1)
    }
    return state
  }

  /** About how much memory it takes. */
  get bytes(): number {
    return this.#trie.bytes + SKIP_TABLES_BYTES
  }

  /** How many of the last bytes may be the beginning of a needle; those before them are done with. */
  begun(state: number): number {
    return this.#trie.begun(state)
  }
}
