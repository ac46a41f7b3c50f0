const MS_MAX = 30_000
/** What a server says again and again is listed once; beyond so many, no more of it. */
const COMPLAINTS_MAX = 20

const rise = (counts: Map<string, number>, name: string, by = 1): void =>
  void counts.set(name, (counts.get(name) ?? 0) + by)

/** What a run came to, as far as it has gone. */
export interface Summary {
  readonly devices: number
  readonly online: number
  readonly refused: number
  readonly seconds: number
  /** Calls that were answered well, by their name. */
  readonly calls: Readonly<Record<string, number>>
  /** What was told to have happened, by its type. */
  readonly told: Readonly<Record<string, number>>
  /** Commands that were carried out, by their type. */
  readonly commands: Readonly<Record<string, number>>
  readonly callsPerSecond: number
  /** How long calls took. */
  readonly milliseconds: { readonly median: number; readonly p99: number; readonly max: number }
  /** Calls that were not answered well, by the reason; most were made again. */
  readonly errors: Readonly<Record<string, number>>
  /** What the server has not taken at all, and how often. */
  readonly complaints: Readonly<Record<string, number>>
}

/** Counts what a run does, in the same small room however long it runs. */
export class Tally {
  readonly #calls = new Map<string, number>()
  readonly #told = new Map<string, number>()
  readonly #commands = new Map<string, number>()
  readonly #errors = new Map<string, number>()
  readonly #complaints = new Map<string, number>()
  /** How many calls took so many milliseconds. */
  readonly #took = new Uint32Array(MS_MAX + 1)
  #answered = 0
  #failed = 0
  readonly #startedAtMs = performance.now()

  get answered(): number {
    return this.#answered
  }

  get failed(): number {
    return this.#failed
  }

  get hasComplaints(): boolean {
    return this.#complaints.size > 0
  }

  /** Counts a call, and how long it takes where it is answered well. */
  async timed<T>(name: string, call: () => Promise<T>): Promise<T> {
    const startedAtMs = performance.now()
    const answer = await call()
    const ms = Math.min(MS_MAX, Math.round(performance.now() - startedAtMs))
    this.#took[ms] = (this.#took[ms] ?? 0) + 1
    this.#answered += 1
    rise(this.#calls, name)
    return answer
  }

  countTold(type: string): void {
    rise(this.#told, type)
  }

  countCommand(type: string): void {
    rise(this.#commands, type)
  }

  countError(kind: string): void {
    this.#failed += 1
    rise(this.#errors, kind)
  }

  countComplaint(message: string): void {
    if (this.#complaints.has(message) || this.#complaints.size < COMPLAINTS_MAX)
      rise(this.#complaints, message)
  }

  /** The milliseconds within which such a share of the calls was answered. */
  #within(share: number): number {
    const wanted = Math.ceil(this.#answered * share)
    let seen = 0
    for (const [ms, calls] of this.#took.entries()) {
      seen += calls
      if (seen >= wanted) return ms
    }
    return MS_MAX
  }

  summary(fleet: Pick<Summary, 'devices' | 'online' | 'refused'>): Summary {
    const seconds = (performance.now() - this.#startedAtMs) / 1_000
    return {
      ...fleet,
      seconds: Number(seconds.toFixed(1)),
      calls: Object.fromEntries(this.#calls),
      told: Object.fromEntries(this.#told),
      commands: Object.fromEntries(this.#commands),
      callsPerSecond: Number((this.#answered / seconds).toFixed(1)),
      milliseconds: { median: this.#within(0.5), p99: this.#within(0.99), max: this.#within(1) },
      errors: Object.fromEntries(this.#errors),
      complaints: Object.fromEntries(this.#complaints),
    }
  }
}
