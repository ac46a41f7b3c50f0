/** Keeps things so that the least is at hand: adding and taking cost the logarithm of how many there are. */
export class MinHeap<T> {
  readonly #items: T[] = []
  readonly #isLess: (one: T, other: T) => boolean

  constructor(isLess: (one: T, other: T) => boolean) {
    this.#isLess = isLess
  }

  get size(): number {
    return this.#items.length
  }

  peek(): T | undefined {
    return this.#items[0]
  }

  push(item: T): void {
    const items = this.#items
    let at = items.length
    items.push(item)
    while (at > 0) {
      const above = (at - 1) >> 1
      const parent = items[above]
      if (parent === undefined || !this.#isLess(item, parent)) break
      items[at] = parent
      at = above
    }
    items[at] = item
  }

  /** Takes the least. */
  pop(): T | undefined {
    const items = this.#items
    const [least] = items
    const last = items.pop()
    if (last !== undefined && items.length > 0) this.#sink(last)
    return least
  }

  #sink(item: T): void {
    const items = this.#items
    let at = 0
    for (;;) {
      const below = this.#lesserBelow(at)
      const child = items[below]
      if (child === undefined || !this.#isLess(child, item)) break
      items[at] = child
      at = below
    }
    items[at] = item
  }

  #lesserBelow(at: number): number {
    const [left, right] = [this.#items[2 * at + 1], this.#items[2 * at + 2]]
    return left !== undefined && right !== undefined && this.#isLess(right, left) ? 2 * at + 2 : 2 * at + 1
  }
}
