/** What this side offers and asks for, in milliseconds (wire facts, section 3). */
export const HEART_BEAT_MS = 10_000
/** A beat may be late by a slow network before its sender is taken to be gone. */
const LATE_MS_MAX = 10_000
const CONNECT_MS_MAX = 10_000
/** Who sends no beats is asked for a sign of life instead. */
const PING_MS = 30_000
const PONG_MS_MAX = 30_000

/** What is to be done now. */
export type Due = 'beat' | 'ping' | 'gone' | undefined

const wanted = (header: string): readonly [sends: number, wants: number] | undefined => {
  const [, sends, wants] = /^(\d{1,9}),(\d{1,9})$/.exec(header.trim()) ?? []
  return sends === undefined || wants === undefined ? undefined : [Number(sends), Number(wants)]
}

/** Keeps the time of one connection: when a beat is due, and when the other side has been silent for too long. */
export class HeartBeats {
  #sendEveryMs = 0
  #hearWithinMs = CONNECT_MS_MAX
  #connected = false
  #beats = false
  #pinged = false
  #sentMs: number
  #heardMs: number

  constructor(nowMs: number) {
    this.#sentMs = nowMs
    this.#heardMs = nowMs
  }

  /** Settles what both sides send (STOMP 1.2, "Heart-beating"); false where the header is none. */
  agree(header: string | undefined, nowMs: number): boolean {
    const theirs = wanted(header ?? '0,0')
    if (theirs === undefined) return false
    const [sends, wants] = theirs
    this.#connected = true
    this.#sendEveryMs = wants === 0 ? 0 : Math.max(HEART_BEAT_MS, wants)
    this.#beats = sends > 0
    this.#hearWithinMs = sends > 0 ? Math.max(HEART_BEAT_MS, sends) + LATE_MS_MAX : PING_MS
    this.#heardMs = nowMs
    return true
  }

  sent(nowMs: number): void {
    this.#sentMs = nowMs
  }

  /** Whatever arrives is a sign of life; before CONNECT nothing but CONNECT is. */
  heard(nowMs: number): void {
    if (!this.#connected) return
    this.#heardMs = nowMs
    this.#pinged = false
  }

  due(nowMs: number): Due {
    const silentMs = nowMs - this.#heardMs
    if (this.#connected && !this.#beats) {
      if (silentMs > PING_MS + PONG_MS_MAX) return 'gone'
      if (silentMs > PING_MS && !this.#pinged) {
        this.#pinged = true
        return 'ping'
      }
    } else if (silentMs > this.#hearWithinMs) return 'gone'
    return this.#sendEveryMs > 0 && nowMs - this.#sentMs >= this.#sendEveryMs ? 'beat' : undefined
  }
}
