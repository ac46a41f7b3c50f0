/**
 * Whether an agent has gone, and who wants to know. Every request has one and hardly any is left early, so it is no
 * AbortSignal, which takes much longer to make; what needs such a signal asks for it.
 */
export class Departure {
  #hasGone = false
  #listeners: (() => void)[] = []
  #controller: AbortController | undefined

  get hasGone(): boolean {
    return this.#hasGone
  }

  /** Calls back when the agent goes; at once where it has gone. */
  onGone(listener: () => void): void {
    if (this.#hasGone) listener()
    else this.#listeners.push(listener)
  }

  /** Says that it has gone. */
  leave(): void {
    if (this.#hasGone) return
    this.#hasGone = true
    for (const listener of this.#listeners) listener()
    this.#listeners = []
    this.#controller?.abort()
  }

  /** The same as a signal. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController()
    if (this.#hasGone) this.#controller.abort()
    return this.#controller.signal
  }
}
