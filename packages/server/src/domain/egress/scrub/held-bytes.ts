/** Bytes that wait in order, copied. However they come and go, each is moved a bounded number of times. */
export class HeldBytes {
  #bytes = Buffer.alloc(0)
  #start = 0
  #end = 0

  get length(): number {
    return this.#end - this.#start
  }

  /** They themselves: what is written here is what will be moved. */
  get bytes(): Buffer {
    return this.#bytes.subarray(this.#start, this.#end)
  }

  append(more: Uint8Array): void {
    if (this.#end + more.length > this.#bytes.length) this.#makeRoom(more.length)
    this.#bytes.set(more, this.#end)
    this.#end += more.length
  }

  /** Moves the first of them to the beginning of a buffer. */
  moveTo(target: Buffer, count: number): void {
    this.#bytes.copy(target, 0, this.#start, this.#start + count)
    this.#start += count
  }

  /** Room for as many again, so that the next time is as many bytes away as this one moves. */
  #makeRoom(count: number): void {
    const needed = 2 * (this.length + count)
    const roomy = needed > this.#bytes.length ? Buffer.alloc(needed) : this.#bytes
    this.#bytes.copy(roomy, 0, this.#start, this.#end)
    this.#end = this.length
    this.#start = 0
    this.#bytes = roomy
  }
}
