/** Waits for news of one kind; made before one looks, so that what happens in between is not slept over. */
export interface Watch {
  /** Resolves at the next news, after the given time, or when waiting has become pointless. */
  next(afterMs: number): Promise<void>
  stop(): void
}

/**
 * Wakes those who wait on this node. Nothing is lost when news come from another node: whoever waits looks again by
 * itself before a second has passed.
 */
export class Wakeups {
  readonly #waiting = new Map<string, Set<() => void>>()
  #closed = false

  /** Whether the server is shutting down, so that nobody should wait any longer. */
  get closed(): boolean {
    return this.#closed
  }

  /** How many wait. */
  get waiting(): number {
    return [...this.#waiting.values()].reduce((sum, { size }) => sum + size, 0)
  }

  wake(topic: string): void {
    for (const rouse of this.#waiting.get(topic) ?? []) rouse()
  }

  /** Lets everybody go, now and from now on. */
  close(): void {
    this.#closed = true
    for (const topic of [...this.#waiting.keys()]) this.wake(topic)
  }

  watch(topic: string, signal?: AbortSignal): Watch {
    let isNews = false
    let resume: (() => void) | undefined
    const rouse = (): void => {
      isNews = true
      resume?.()
    }
    const waiting = this.#waiting.get(topic) ?? new Set()
    this.#waiting.set(topic, waiting.add(rouse))
    signal?.addEventListener('abort', rouse)
    return {
      next: (afterMs) =>
        new Promise((resolve) => {
          const timer = setTimeout(() => resume?.(), afterMs)
          resume = () => {
            clearTimeout(timer)
            isNews = false
            resume = undefined
            resolve()
          }
          if (isNews || this.#closed || signal?.aborted === true) resume()
        }),
      stop: () => {
        waiting.delete(rouse)
        if (waiting.size === 0 && this.#waiting.get(topic) === waiting) this.#waiting.delete(topic)
        signal?.removeEventListener('abort', rouse)
      },
    }
  }
}
