import { and, eq, inArray } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../../kernel/clock.ts'
import type { DeviceId, PartnerId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import type { Store } from '../../store/store.ts'
import type { DevicePrincipal } from '../principal.ts'
import type { DeviceState } from './device-state.ts'

const DEVICES_MAX = 200_000

const saysNothingNew = (known: DeviceState, state: DeviceState): boolean =>
  (state.operational === undefined || state.operational === known.operational) &&
  (state.firmwareVersion === undefined || state.firmwareVersion === known.firmwareVersion)

/**
 * Remembers the devices that have lately said how they are, so that a heartbeat which says nothing new is written with
 * many others, and never an event.
 */
export class Heartbeats {
  readonly #known = new LRUCache<DeviceId, DeviceState>({ max: DEVICES_MAX })
  #waiting = new Map<PartnerId, Set<DeviceId>>()
  #lastFlush: Promise<void> = Promise.resolve()
  readonly #store: Store
  readonly #now: Clock

  constructor(store: Store, now: Clock) {
    this.#store = store
    this.#now = now
  }

  /** Whether this heartbeat only says once more what is known; it is then written with the next flush. */
  note({ partnerId, deviceId }: DevicePrincipal, state: DeviceState): boolean {
    const known = this.#known.get(deviceId)
    if (known === undefined || !saysNothingNew(known, state)) return false
    const waiting = this.#waiting.get(partnerId) ?? new Set()
    this.#waiting.set(partnerId, waiting.add(deviceId))
    return true
  }

  /** Says that a state was written down just now. */
  remember({ deviceId }: DevicePrincipal, state: DeviceState): void {
    this.#known.set(deviceId, { ...this.#known.get(deviceId), ...state })
  }

  /** Writes when the devices were last heard of; what cannot be written waits for the next flush. */
  flush(): Promise<void> {
    const flushed = this.#lastFlush.then(() => this.#writeAll())
    this.#lastFlush = flushed.catch(() => {})
    return flushed
  }

  async #writeAll(): Promise<void> {
    const waiting = this.#waiting
    this.#waiting = new Map()
    const failures: unknown[] = []
    for (const [partnerId, ids] of waiting)
      await this.#write(partnerId, [...ids]).catch((error: unknown) => {
        failures.push(error)
        const again = this.#waiting.get(partnerId) ?? new Set()
        this.#waiting.set(partnerId, new Set([...again, ...ids]))
      })
    if (failures.length > 0)
      throw new Error('Heartbeats were heard but not yet written.', { cause: failures[0] })
  }

  async #write(partnerId: PartnerId, ids: readonly DeviceId[]): Promise<void> {
    const written = await this.#store.asTenant({ partnerId, orgId: 'any' }, (tx) =>
      tx
        .update(devices)
        .set({ lastSeenAt: this.#now() })
        .where(
          and(eq(devices.partnerId, partnerId), inArray(devices.id, [...ids]), eq(devices.connected, true)),
        )
        .returning({ id: devices.id }),
    )
    const alive = new Set(written.map(({ id }) => id))
    // One that counts as gone meanwhile says so with its next heartbeat that it is back.
    for (const id of ids) if (!alive.has(id)) this.#known.delete(id)
  }
}
