import { HeldBytes } from './held-bytes.ts'
import type { NeedleSet } from './needle-set.ts'
import { ROOT } from './needle-trie.ts'
import { Spans } from './spans.ts'

const STAR = 0x2a

/**
 * Writes stars over the needles in one answer, byte for byte, so that its length stays what its headers say. Every byte
 * that any needle covers is starred, also where needles overlap; all others stay as they are. Stars may stand where a
 * needle that itself holds stars has them; that tells nobody anything.
 */
export class Scrubber {
  readonly #needles: NeedleSet
  readonly #held = new HeldBytes()
  #state = ROOT

  constructor(needles: NeedleSet) {
    this.#needles = needles
  }

  /** The value of a header or a trailer without needles, whether its bytes were read as Latin-1 or as UTF-8. */
  headerValue(text: string): string {
    const isAscii = !/[\u0080-\uffff]/.test(text)
    if (isAscii) return text.length < this.#needles.bytesMin ? text : this.#starred(text, 'latin1')
    const starred = this.#starred(text, 'utf8')
    return /[\u0100-\uffff]/.test(starred) ? starred : this.#starred(starred, 'latin1')
  }

  /**
   * The next bytes of the body without needles: the very buffer where there is nothing to change. Only bytes that may be
   * the beginning of a needle wait for the next chunk, and no stars: what is starred shows nothing, whatever comes. The
   * buffer that was handed in is never written to.
   */
  push(chunk: Buffer): Buffer {
    const covered = new Spans()
    this.#state = this.#needles.scan(chunk, this.#state, covered)
    const begun = chunk.length - this.#needles.begun(this.#state)
    const end = Math.max(covered.coveredFrom(begun), -this.#held.length)
    return this.#held.length === 0 && covered.isEmpty
      ? this.#hold(chunk, end)
      : this.#take(chunk, end, covered)
  }

  /** What still waits when the body has ended: the beginning of a needle that never came. The next body may follow. */
  flush(): Buffer {
    this.#state = ROOT
    return this.#take(Buffer.alloc(0), 0, new Spans())
  }

  #starred(text: string, encoding: 'latin1' | 'utf8'): string {
    const bytes = Buffer.from(text, encoding)
    const covered = new Spans()
    this.#needles.scan(bytes, ROOT, covered)
    if (covered.isEmpty) return text
    covered.fill(bytes, STAR, 0)
    return bytes.toString(encoding)
  }

  #hold(chunk: Buffer, end: number): Buffer {
    if (end === chunk.length) return chunk
    this.#held.append(chunk.subarray(end))
    return chunk.subarray(0, end)
  }

  /** Everything before a position, which counts from the chunk’s first byte; the rest is held, with its stars. */
  #take(chunk: Buffer, end: number, covered: Spans): Buffer {
    const waiting = this.#held.length
    const fromChunk = Math.max(end, 0)
    const ready = Buffer.allocUnsafe(waiting + end)
    this.#held.moveTo(ready, waiting + end - fromChunk)
    chunk.copy(ready, waiting, 0, fromChunk)
    this.#held.append(chunk.subarray(fromChunk))
    covered.fill(ready, STAR, -waiting)
    covered.fill(this.#held.bytes, STAR, end)
    return ready
  }
}
