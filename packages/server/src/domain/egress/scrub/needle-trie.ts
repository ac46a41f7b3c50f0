/** The state in which no needle has begun. No state leads on to it, so there it means none. */
export const ROOT = 0
const BYTE_VALUES = 256

// What stands beside the byte by which the next number is the next state; with any of it that equals no byte.
const LAST = 0x100
const FORKS = 0x200
const ENDS = 0x400

/** About what an entry of a map takes. */
const FORK_BYTES = 40

/** States with numbers in a row, each of which goes on where the one before it ends. */
interface Chain {
  readonly needle: Uint8Array
  readonly start: number
  /** The state that the first of them goes on from. */
  readonly parent: number
  /** How many bytes of the needle come before the first of them. */
  readonly before: number
}

/**
 * Finds many needles in one pass (Aho and Corasick): a state is the longest beginning of a needle that the bytes up to
 * here end with. It takes 10 bytes for each byte of the needles, but for those that several begin with, since the state
 * after nearly every one is the next number; a table of states by bytes would take 1,024.
 */
export class NeedleTrie {
  /** By which byte the next number is the next state, and what else there is to know before going there. */
  readonly #straight: Int16Array
  readonly #shorter: Int32Array
  readonly #found: Int32Array
  /** The states that go on from a state and are not the next number, by that state and the byte. */
  readonly #forks = new Map<number, number>()
  readonly #first = new Int32Array(BYTE_VALUES)
  readonly #starts: Int32Array
  readonly #before: Int32Array

  constructor(needles: readonly Uint8Array[]) {
    this.#straight = new Int16Array(needles.reduce((sum, { length }) => sum + length, 1)).fill(LAST)
    const chains: Chain[] = []
    let states = 1
    const ends = needles.map((needle) => {
      const chain = this.#add(needle, states)
      if (typeof chain === 'number') return chain
      chains.push(chain)
      states += needle.length - chain.before
      return states - 1
    })
    this.#straight = this.#straight.slice(0, states)
    this.#shorter = new Int32Array(states)
    this.#found = new Int32Array(states)
    this.#starts = Int32Array.from(chains, ({ start }) => start)
    this.#before = Int32Array.from(chains, ({ before }) => before)
    for (const [at, end] of ends.entries()) this.#found[end] = needles[at]?.length ?? 0
    this.#link(chains.toSorted((a, b) => a.before - b.before))
  }

  /** How much memory it takes. */
  get bytes(): number {
    const tables = [this.#straight, this.#shorter, this.#found, this.#first, this.#starts, this.#before]
    return tables.reduce((sum, { byteLength }) => sum + byteLength, FORK_BYTES * this.#forks.size)
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
    let from = state
    while (((this.#straight[from] ?? 0) & (LAST | FORKS)) === LAST) {
      if (from === ROOT) return 0
      from = this.#shorter[from] ?? ROOT
    }
    return this.#depthOf(from)
  }

  /** Bytes of the longest needle that ends here; 0 where none does. */
  found(state: number): number {
    return this.#found[state] ?? 0
  }

  #childOf(state: number, byte: number): number {
    const straight = this.#straight[state] ?? LAST
    if ((straight & (LAST | 0xff)) === byte) return state + 1
    return (straight & FORKS) === 0 ? ROOT : (this.#forks.get(state * BYTE_VALUES + byte) ?? ROOT)
  }

  #depthOf(state: number): number {
    let [low, high] = [0, this.#starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.#starts[middle] ?? 0) <= state) low = middle
      else high = middle
    }
    return state - (this.#starts[low] ?? 0) + (this.#before[low] ?? 0) + 1
  }

  /** Answers the states that a needle needs beyond those there are, or which is its last one where it needs none. */
  #add(needle: Uint8Array, start: number): Chain | number {
    let before = 0
    let parent = ROOT
    while (before < needle.length) {
      const node = this.#onFrom(parent, needle[before] ?? 0)
      if (node === ROOT) break
      const passed = this.along(node, needle, before + 1)
      parent = node + passed
      before += 1 + passed
    }
    if (before === needle.length) return parent
    this.#fork(parent, needle[before] ?? 0, start)
    this.#straight.set(needle.subarray(before + 1), start)
    return { needle, start, parent, before }
  }

  #onFrom(state: number, byte: number): number {
    return state === ROOT ? (this.#first[byte] ?? ROOT) : this.#childOf(state, byte)
  }

  #fork(parent: number, byte: number, node: number): void {
    if (parent === ROOT) this.#first[byte] = node
    else {
      this.#straight[parent] = (this.#straight[parent] ?? 0) | FORKS
      this.#forks.set(parent * BYTE_VALUES + byte, node)
    }
  }

  /** Tells every state, the shallow ones first, which shorter beginning its bytes end with too. */
  #link(chains: readonly Chain[]): void {
    let [open, opened]: [readonly Chain[], number] = [[], 0]
    for (let at = 0; open.length > 0 || opened < chains.length; at++) {
      const from = opened
      while (chains[opened]?.before === at) opened++
      if (opened > from) open = [...open, ...chains.slice(from, opened)]
      let closed = false
      for (const { needle, start, parent, before } of open) {
        const node = start + at - before
        this.#linkOne(at === before ? parent : node - 1, node, needle[at] ?? 0)
        closed ||= at + 1 === needle.length
      }
      if (closed) open = open.filter(({ needle }) => at + 1 < needle.length)
    }
  }

  #linkOne(parent: number, node: number, byte: number): void {
    const shorter = parent === ROOT ? ROOT : this.next(this.#shorter[parent] ?? ROOT, byte)
    this.#shorter[node] = shorter
    if (this.#found[node] === 0) this.#found[node] = this.found(shorter)
    if (this.#found[node] !== 0 && node === parent + 1 && parent !== ROOT)
      this.#straight[parent] = (this.#straight[parent] ?? 0) | ENDS
  }
}
