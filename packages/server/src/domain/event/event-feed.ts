import { type Id, leastIdAt } from '../../kernel/ids.ts'
import {
  type EventRange,
  findNewEvents,
  nextTransaction,
  oldestTransaction,
  readSnapshot,
  type Snapshot,
} from '../../store/across-tenants/index.ts'
import type { Store } from '../../store/store.ts'
import type { ToldEvent } from '../../store/told-event.ts'

/** Takes the next events, oldest first; what it throws on is handed to it once more. */
export type Follower = (events: readonly ToldEvent[]) => Promise<void>

export interface FeedOptions {
  /** How often other nodes' changes are looked for; those of this one are looked for at once. */
  readonly everyMs?: number
  /** The least time between two looks. */
  readonly restMs?: number
  /** Told when a look failed; there will be another. */
  readonly onError?: (error: unknown) => void
  /** Told when a look has succeeded: all that was committed when it began has been handed over. */
  readonly onLook?: (beganAtMs: number) => void
  /** Whether events are wanted that are a partner's own and no organization's. */
  readonly ofPartners?: boolean
}

const EVERY_MS = 100
const REST_MS = 10
const AFTER_ERROR_MS = 500
const PAGE = 500
/** No transaction of this product's takes as long: what another one in the cluster holds open has no events for us. */
const TRANSACTION_MS_MAX = 300_000
/**
 * A database that is restored from a dump keeps the numbers of transactions that are yet to come in the new cluster, and
 * must not tell of those days when they do.
 */
const EVENT_AGE_MS_MAX = 86_400_000

/**
 * Hands over every event of an organization once its transaction is committed: none is left out, however long it took to
 * commit, and none comes twice. Two events come in the order of their commits where a look came between them, else in the
 * order of their ids. Looks only while somebody follows.
 */
export class EventFeed {
  readonly #store: Store
  readonly #options: Required<FeedOptions>
  #follower: Follower | undefined
  #running: Promise<void> = Promise.resolve()
  #rouse: (() => void) | undefined
  #isNews = false
  /** Told once a look that has yet to begin is over. */
  #settling: (() => void)[] = []
  #since: Snapshot | undefined
  /** The looks of the last minutes, for the oldest transaction that can still be under way. */
  #marks: { readonly atMs: number; readonly next: string }[] = []
  #unfinished: EventRange | undefined

  constructor(store: Store, options: FeedOptions = {}) {
    this.#store = store
    const { everyMs = EVERY_MS, restMs = REST_MS, onError = () => {}, onLook = () => {} } = options
    this.#options = { everyMs, restMs, onError, onLook, ofPartners: options.ofPartners ?? false }
  }

  /** Begins to hand over what is committed from now on; one follows at a time. */
  async follow(follower: Follower): Promise<void> {
    if (this.#follower !== undefined) throw new Error('The feed is followed already.')
    this.#follower = follower
    await this.#running
    try {
      this.#since = await readSnapshot(this.#store)
    } catch (error) {
      this.#follower = undefined
      for (const settled of this.#settling.splice(0)) settled()
      throw error
    }
    this.#marks = []
    this.#unfinished = undefined
    this.#running = this.#run(follower)
  }

  /** Hands over what is committed by now, then ends. */
  async stop(): Promise<void> {
    const follower = this.#follower
    if (follower === undefined) return
    this.#follower = undefined
    this.wake()
    // Whoever follows next waits for it.
    this.#running = this.#running.then(() => this.#lookSettling(follower)).catch(this.#options.onError)
    await this.#running
  }

  /** Resolves once all that is committed by now has been handed over, or one attempt at it has failed. */
  async settle(): Promise<void> {
    if (this.#follower === undefined) return
    const settled = new Promise<void>((resolve) => this.#settling.push(resolve))
    this.wake()
    await settled
  }

  /** Says that something was committed on this node. */
  wake(): void {
    this.#isNews = true
    this.#rouse?.()
  }

  async #run(follower: Follower): Promise<void> {
    const { everyMs, restMs, onError } = this.#options
    while (this.#follower === follower) {
      this.#isNews = false
      const failed = await this.#lookSettling(follower).then(
        () => false,
        (error: unknown) => {
          onError(error)
          return true
        },
      )
      await this.#pause(failed ? AFTER_ERROR_MS : restMs, failed ? AFTER_ERROR_MS : everyMs)
    }
  }

  /** Waits for news: at least for the one time, at most for the other. */
  async #pause(leastMs: number, mostMs: number): Promise<void> {
    if (this.#follower === undefined) return
    await new Promise((resolve) => setTimeout(resolve, leastMs))
    if (this.#isNews || this.#follower === undefined) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, mostMs - leastMs)
      this.#rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#rouse = undefined
  }

  async #lookSettling(follower: Follower): Promise<void> {
    const settling = this.#settling.splice(0)
    try {
      await this.#look(follower)
    } finally {
      for (const settled of settling) settled()
    }
  }

  async #look(follower: Follower): Promise<void> {
    const beganAtMs = performance.now()
    let range = this.#unfinished ?? this.#nextRange()
    for (;;) {
      const { until, events } = await findNewEvents(this.#store, range)
      // What cannot be handed over is asked for again, up to the same moment.
      this.#unfinished = { ...range, until }
      if (events.length > 0) await follower(events)
      const last = events.at(-1)
      if (last === undefined || events.length < range.limit) {
        this.#since = until
        break
      }
      range = { ...range, until, after: last.id }
    }
    this.#unfinished = undefined
    this.#options.onLook(beganAtMs)
  }

  #nextRange(): EventRange {
    const since = this.#since
    if (since === undefined) throw new Error('Nobody has begun to follow.')
    const after = leastIdAt<Id<'event'>>(Date.now() - EVENT_AGE_MS_MAX)
    const { ofPartners } = this.#options
    return { since, oldest: this.#oldestPossible(since), after, limit: PAGE, ofPartners }
  }

  #oldestPossible(since: Snapshot): string {
    const nowMs = performance.now()
    const old = this.#marks.findLastIndex(({ atMs }) => nowMs - atMs >= TRANSACTION_MS_MAX)
    if (old > 0) this.#marks.splice(0, old)
    const newest = this.#marks.at(-1)
    if (newest === undefined || nowMs - newest.atMs > TRANSACTION_MS_MAX / 10)
      this.#marks.push({ atMs: nowMs, next: nextTransaction(since) })
    const named = oldestTransaction(since)
    const mark = old < 0 ? undefined : this.#marks[0]?.next
    return mark !== undefined && BigInt(mark) > BigInt(named) ? mark : named
  }
}
