/** Stretches of bytes, by the positions of their first byte and of the one after their last. */
export class Spans {
  readonly #starts: number[] = []
  readonly #ends: number[] = []

  get isEmpty(): boolean {
    return this.#ends.length === 0
  }

  /** Adds one that ends after those before it, and makes one of those that touch. */
  add(start: number, end: number): void {
    while (start < (this.#starts.at(-1) ?? start)) {
      this.#starts.pop()
      this.#ends.pop()
    }
    const last = this.#ends.length - 1
    if (start <= (this.#ends[last] ?? Number.NEGATIVE_INFINITY)) this.#ends[last] = end
    else {
      this.#starts.push(start)
      this.#ends.push(end)
    }
  }

  /** Up to where all bytes from a position on are covered: the position itself where it is not. */
  coveredFrom(position: number): number {
    const [start = Number.POSITIVE_INFINITY, end = position] = [this.#starts.at(-1), this.#ends.at(-1)]
    return start <= position ? Math.max(position, end) : position
  }

  /** Writes one byte over all that they cover of a buffer whose first byte has the given position. */
  fill(bytes: Buffer, byte: number, origin: number): void {
    const within = (position: number): number => Math.min(Math.max(position - origin, 0), bytes.length)
    for (const [at, end] of this.#ends.entries())
      bytes.fill(byte, within(this.#starts[at] ?? end), within(end))
  }
}
