import type { Clock } from '../../kernel/clock.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { DeviceId, PartnerId } from '../../kernel/ids.ts'
import { inTurn } from '../../kernel/in-turn.ts'
import { recentlyUsed } from '../../kernel/recently-used.ts'
import type { Store } from '../../store/store.ts'
import { partnerBatches } from '../partner-batches.ts'
import type { DevicePrincipal } from '../principal.ts'
import { type Believed, reportedBy } from './believed.ts'
import { differs, flippingOf } from './flips.ts'
import { checkOccurrences, type ToldOccurrence } from './occurrences.ts'
import { checkReadings, FLIPPING, pickReadings, READING_NAMES, type Readings } from './readings.ts'
import { type NewOccurrence, newOccurrence, writeOccurrences } from './write-occurrences.ts'
import { type Reported, writeHistory, writeLatest } from './write-readings.ts'

const DEVICES_MAX = 200_000
/** Written by one statement. */
const BATCH = 1_000
/** What may wait while the database does not answer. */
const WAITING_MAX = 100_000

const UNCHANGING: ReadonlySet<string> = new Set(READING_NAMES.filter((name) => !FLIPPING.has(name)))

type Of<Row> = Row & { readonly partnerId: PartnerId }

/**
 * Gathers what devices report, so that it is written with many others and never an event. What is a change, as far as
 * this node knows, it does not take: that is written for itself. What turns out to be otherwise, since the device spoke to
 * another node, is forgotten, and the next report is looked at for itself.
 */
export class Telemetry {
  readonly #believed = recentlyUsed<DeviceId, Believed>(DEVICES_MAX)
  #reported: Of<Reported>[] = []
  #happened: Of<NewOccurrence>[] = []
  readonly #store: Store
  readonly #now: Clock

  constructor(store: Store, now: Clock) {
    this.#store = store
    this.#now = now
  }

  /** Takes what a device reads, unless it changes a state that matters or nothing is known of the device. */
  noteReadings({ partnerId, deviceId }: DevicePrincipal, at: Date, readings: Readings): boolean {
    const believed = this.#believed.get(deviceId)
    if (believed === undefined) return false
    checkReadings(believed.type, readings)
    if (differs(believed.states, readings)) return false
    this.#requireRoom(1)
    this.#reported.push({ partnerId, deviceId, at, readings })
    return true
  }

  /** Takes what has happened at a device and changes no state that matters, unless nothing is known of the device. */
  noteOccurrences({ partnerId, deviceId }: DevicePrincipal, told: readonly ToldOccurrence[]): boolean {
    const believed = this.#believed.get(deviceId)
    if (believed === undefined) return false
    checkOccurrences(believed.type, told)
    this.#requireRoom(told.length)
    const now = this.#now()
    const states = reportedBy(deviceId, told, now)
    this.#reported.push(...states.map((one) => ({ ...one, partnerId })))
    this.#happened.push(...told.map((one) => ({ ...newOccurrence(deviceId, one, now), partnerId })))
    return true
  }

  /** Says what is so of a device, as it was written just now. */
  believe({ deviceId }: DevicePrincipal, believed: Believed): void {
    this.#believed.set(deviceId, believed)
  }

  /** Writes what was gathered; what cannot be written waits for the next flush. */
  readonly flush = inTurn(() => this.#writeAll())

  #requireRoom(more: number): void {
    if (this.#reported.length + this.#happened.length + more > WAITING_MAX)
      throw new DomainError('server.unavailable', 'Too many reports wait to be written', {
        retryAfterSeconds: 1,
      })
  }

  async #writeAll(): Promise<void> {
    const [reported, happened] = [this.#reported, this.#happened]
    this.#reported = []
    this.#happened = []
    const failures: unknown[] = []
    for (const batch of partnerBatches(reported, BATCH))
      await this.#writeReported(batch).catch((error: unknown) => {
        failures.push(error)
        this.#reported.unshift(...batch)
      })
    for (const batch of partnerBatches(happened, BATCH))
      await this.#writeHappened(batch).catch((error: unknown) => {
        failures.push(error)
        this.#happened.unshift(...batch)
      })
    if (failures.length > 0)
      throw new Error('Devices have reported what is not yet written.', { cause: failures[0] })
  }

  async #writeReported(batch: readonly Of<Reported>[]): Promise<void> {
    const [first] = batch
    if (first === undefined) return
    const { partnerId } = first
    // What is believed is not written: it may be another node that knows better.
    const unchanging = batch.map((one) => ({ ...one, readings: pickReadings(one.readings, UNCHANGING) }))
    const known = await this.#store.asTenant({ partnerId, orgId: 'any' }, async (tx) => {
      await writeHistory(tx, partnerId, batch)
      return writeLatest(tx, partnerId, unchanging)
    })
    const states = new Map(known.map(({ deviceId, readings }) => [deviceId, flippingOf(readings)]))
    for (const { deviceId } of batch) {
      const believed = this.#believed.get(deviceId)
      const found = states.get(deviceId)
      if (believed !== undefined && (found === undefined || differs(found, believed.states)))
        this.#believed.delete(deviceId)
    }
  }

  async #writeHappened(batch: readonly Of<NewOccurrence>[]): Promise<void> {
    const [first] = batch
    if (first === undefined) return
    const { partnerId } = first
    await this.#store.asTenant({ partnerId, orgId: 'any' }, (tx) => writeOccurrences(tx, partnerId, batch))
  }
}
