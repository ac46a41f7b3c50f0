import type { Clock } from '../../kernel/clock.ts'
import type { NewId } from '../../kernel/ids.ts'
import { inTurn } from '../../kernel/in-turn.ts'
import type { Store } from '../../store/store.ts'
import { partnerBatches } from '../partner-batches.ts'
import { accountOf, type Entry } from './entry.ts'
import type { Ledger } from './ledger.ts'
import { tellOfBudgets } from './tell-of-budgets.ts'
import { writeEntries } from './write-entries.ts'

/** Written by one statement. */
const BATCH = 1_000
/** How long what has happened waits for more that is to be written with it. */
const GATHER_MS = 100
const AFTER_FAILURE_MS = 1_000
/** While the database is away no more is kept of what was merely let through; what was spent is. */
const ENTRIES_MAX = 200_000

/** Whether what was to be written is at fault, not the database: SQL's classes of data and of constraints. */
const isAboutData = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const { code } = error as { readonly code?: unknown }
  return (typeof code === 'string' && /^2[23]/.test(code)) || isAboutData(error.cause)
}

interface Foundation {
  readonly store: Store
  readonly now: Clock
  readonly newId: NewId
  readonly ledger: Ledger
  readonly onError: (error: unknown) => void
}

/**
 * Writes down what agents' requests did and cost, together with what happens within a tenth of a second. What was spent
 * counts against budgets from the moment it is told, and is written once however often the writing is tried.
 */
export class Journal {
  readonly #foundation: Foundation
  #entries: Entry[] = []
  #timer: NodeJS.Timeout | undefined
  #dropped = 0

  constructor(foundation: Foundation) {
    this.#foundation = foundation
  }

  /** How many requests were not written down while the database was away. */
  get dropped(): number {
    return this.#dropped
  }

  /** How many requests wait to be written down. */
  get waiting(): number {
    return this.#entries.length
  }

  add(entry: Entry): void {
    const account = accountOf(entry)
    if (account !== undefined)
      this.#foundation.ledger.charge(account, entry.at, entry.metered?.nanoDollars ?? 0n)
    if (this.#entries.length >= ENTRIES_MAX && entry.metered === undefined) {
      this.#dropped++
      return
    }
    this.#entries.push(entry)
    this.#schedule(GATHER_MS)
  }

  #schedule(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.flush().catch((error: unknown) => {
        this.#foundation.onError(error)
        this.#schedule(AFTER_FAILURE_MS)
      })
    }, ms).unref()
  }

  /** Writes what was told until now; what cannot be written waits for the next time. */
  readonly flush = inTurn(() => this.#writeAll())

  async #writeAll(): Promise<void> {
    const entries = this.#entries
    this.#entries = []
    const failures: unknown[] = []
    for (const batch of partnerBatches(entries, BATCH)) failures.push(...(await this.#writeApart(batch)))
    if (failures.length > 0)
      throw new Error('Requests of agents were not written down yet.', { cause: failures[0] })
  }

  /**
   * Writes what it can, and answers why it could not write the rest, which waits. A request that cannot be written,
   * whatever it is, is found by halves, and keeps no other from being written.
   */
  async #writeApart(entries: readonly Entry[]): Promise<readonly unknown[]> {
    try {
      await this.#write(entries)
      return []
    } catch (error) {
      if (!isAboutData(error)) {
        this.#entries.push(...entries)
        return [error]
      }
      if (entries.length === 1) {
        this.#dropped++
        this.#foundation.onError(error)
        return []
      }
      const half = Math.ceil(entries.length / 2)
      const [before, after] = [entries.slice(0, half), entries.slice(half)]
      return [...(await this.#writeApart(before)), ...(await this.#writeApart(after))]
    }
  }

  async #write(entries: readonly Entry[]): Promise<void> {
    const [first] = entries
    if (first === undefined) return
    const { store, ledger, now, newId } = this.#foundation
    const { partnerId } = first
    const written = await store.asTenant({ partnerId, orgId: 'any' }, async (tx) => {
      const { fresh, known } = await writeEntries(tx, partnerId, entries)
      await tellOfBudgets(tx, { partnerId, at: now(), newId }, fresh)
      return [...fresh, ...known]
    })
    for (const entry of entries) {
      const account = accountOf(entry)
      if (account !== undefined) ledger.settle(account, entry.at, entry.metered?.nanoDollars ?? 0n)
    }
    ledger.learn(written)
  }

  /** Writes what is left and ends. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    await this.flush()
  }
}
