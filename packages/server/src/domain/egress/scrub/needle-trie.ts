/** The state in which no needle has begun. No node has it as a child or a sibling, so there it means none. */
export const ROOT = 0
const BYTE_VALUES = 256
const NO_BYTE = -1

/**
 * Finds many needles in one pass (Aho and Corasick): a state is the longest beginning of a needle that the bytes up to
 * here end with. It takes 23 bytes for each byte of the needles; a table of states by bytes would take 1,024.
 */
export class NeedleTrie {
  readonly #byte: Uint8Array
  readonly #child: Int32Array
  readonly #sibling: Int32Array
  readonly #shorter: Int32Array
  readonly #begun: Int32Array
  readonly #found: Int32Array
  /** By which byte the next number is the next state, and no needle ends there. */
  readonly #straight: Int16Array
  readonly #first = new Int32Array(BYTE_VALUES)
  #states = 1

  constructor(needles: readonly Uint8Array[]) {
    const statesMax = needles.reduce((sum, { length }) => sum + length, this.#states)
    this.#byte = new Uint8Array(statesMax)
    this.#child = new Int32Array(statesMax)
    this.#sibling = new Int32Array(statesMax)
    this.#shorter = new Int32Array(statesMax)
    this.#begun = new Int32Array(statesMax)
    this.#found = new Int32Array(statesMax)
    this.#straight = new Int16Array(statesMax).fill(NO_BYTE)
    for (const needle of needles) this.#add(needle)
    this.#link()
  }

  /**
   * Passes over bytes that go on as a needle does, without the end of any: how many they are is how many numbers further
   * the state is. Much quicker than `next`, and needed for nothing else.
   */
  along(state: number, bytes: Uint8Array, from: number): number {
    const straight = this.#straight
    let at = from
    for (let next = state; at < bytes.length && straight[next] === bytes[at]; next++) at++
    return at - from
  }

  /** The state after one more byte. All the bytes of a text together take time in proportion to its length. */
  next(state: number, byte: number): number {
    for (let from = state; from !== ROOT; from = this.#shorter[from] ?? ROOT) {
      const node = this.#childOf(from, byte)
      if (node !== ROOT) return node
    }
    return this.#first[byte] ?? ROOT
  }

  /** Bytes of the longest beginning of a needle that ends here and may go on. */
  begun(state: number): number {
    return this.#begun[state] ?? 0
  }

  /** Bytes of the longest needle that ends here; 0 where none does. */
  found(state: number): number {
    return this.#found[state] ?? 0
  }

  #childOf(state: number, byte: number): number {
    let node = this.#child[state] ?? ROOT
    while (node !== ROOT && this.#byte[node] !== byte) node = this.#sibling[node] ?? ROOT
    return node
  }

  #add(needle: Uint8Array): void {
    let node = ROOT
    for (const byte of needle) node = this.#childOf(node, byte) || this.#grow(node, byte)
    this.#found[node] = needle.length
  }

  #grow(parent: number, byte: number): number {
    const node = this.#states++
    this.#byte[node] = byte
    this.#sibling[node] = this.#child[parent] ?? ROOT
    this.#child[parent] = node
    if (parent === ROOT) this.#first[byte] = node
    return node
  }

  /** Tells every state, the shallow ones first, which shorter beginning its bytes end with too. */
  #link(): void {
    const queue = new Int32Array(this.#states)
    let queued = 1
    for (const parent of queue) {
      for (let node = this.#child[parent] ?? ROOT; node !== ROOT; node = this.#sibling[node] ?? ROOT) {
        queue[queued++] = node
        this.#linkOne(parent, node)
      }
    }
  }

  #linkOne(parent: number, node: number): void {
    const byte = this.#byte[node] ?? 0
    const shorter = parent === ROOT ? ROOT : this.next(this.#shorter[parent] ?? ROOT, byte)
    this.#shorter[node] = shorter
    this.#found[node] ||= this.found(shorter)
    this.#begun[node] = this.#child[node] === ROOT ? this.begun(shorter) : this.begun(parent) + 1
    if (node === parent + 1 && this.#found[node] === 0) this.#straight[parent] = byte
  }
}
