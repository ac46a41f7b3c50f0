import { and, eq, sql } from 'drizzle-orm'
import type { Clock } from '../../kernel/clock.ts'
import type { DeviceId, PartnerId } from '../../kernel/ids.ts'
import { inTurn } from '../../kernel/in-turn.ts'
import { recentlyUsed } from '../../kernel/recently-used.ts'
import { devices } from '../../store/schema/devices.ts'
import type { Store } from '../../store/store.ts'
import { partnerBatches } from '../partner-batches.ts'
import type { DevicePrincipal } from '../principal.ts'
import type { DeviceState } from './device-state.ts'

const DEVICES_MAX = 200_000
/** Written by one statement. */
const BATCH = 1_000

/** A heartbeat that said nothing new, as far as this node knows. */
interface Heard {
  readonly partnerId: PartnerId
  readonly id: DeviceId
  readonly at: Date
  /** What the device is believed to be like. */
  readonly state: DeviceState
}

const saysNothingNew = (known: DeviceState, state: DeviceState): boolean =>
  (state.operational === undefined || state.operational === known.operational) &&
  (state.firmwareVersion === undefined || state.firmwareVersion === known.firmwareVersion)

/**
 * Remembers the devices that have lately said how they are, so that a heartbeat which says nothing new is written with
 * many others, and never an event. Other nodes and time change what is so: what turns out otherwise is forgotten, and
 * the next heartbeat is looked at for itself.
 */
export class Heartbeats {
  readonly #known = recentlyUsed<DeviceId, DeviceState>(DEVICES_MAX)
  #waiting = new Map<DeviceId, Heard>()
  readonly #store: Store
  readonly #now: Clock

  constructor(store: Store, now: Clock) {
    this.#store = store
    this.#now = now
  }

  /** Whether this heartbeat only says once more what is known; it is then written with the next flush. */
  note({ partnerId, deviceId: id }: DevicePrincipal, said: DeviceState): boolean {
    const state = this.#known.get(id)
    if (state === undefined || !saysNothingNew(state, said)) return false
    this.#waiting.set(id, { partnerId, id, at: this.#now(), state })
    return true
  }

  /** Says that a state was written down just now. */
  remember({ deviceId }: DevicePrincipal, state: DeviceState): void {
    this.#known.set(deviceId, { ...this.#known.get(deviceId), ...state })
  }

  /** Writes when the devices were last heard of; what cannot be written waits for the next flush. */
  readonly flush = inTurn(() => this.#writeAll())

  async #writeAll(): Promise<void> {
    const waiting = [...this.#waiting.values()]
    this.#waiting = new Map()
    const failures: unknown[] = []
    for (const batch of partnerBatches(waiting, BATCH))
      await this.#write(batch).catch((error: unknown) => {
        failures.push(error)
        for (const heard of batch) if (!this.#waiting.has(heard.id)) this.#waiting.set(heard.id, heard)
      })
    if (failures.length > 0)
      throw new Error('Heartbeats were heard but not yet written.', { cause: failures[0] })
  }

  async #write(batch: readonly Heard[]): Promise<void> {
    const [first] = batch
    if (first === undefined) return
    const { partnerId } = first
    const rows = JSON.stringify(
      batch.map(({ id, at, state: { operational, firmwareVersion } }) => ({
        ...{ id, at, operational },
        firmware: firmwareVersion,
      })),
    )
    const written = await this.#store.asTenant({ partnerId, orgId: 'any' }, (tx) =>
      tx
        .update(devices)
        .set({ lastSeenAt: sql`greatest(${devices.lastSeenAt}, heard.at)` })
        .from(
          sql`jsonb_to_recordset(${rows}::jsonb) as heard (id uuid, at timestamptz, operational boolean, firmware text)`,
        )
        .where(
          and(
            eq(devices.partnerId, partnerId),
            sql`${devices.id} = heard.id`,
            eq(devices.connected, true),
            sql`coalesce(heard.operational, ${devices.operational}) = ${devices.operational}`,
            sql`coalesce(heard.firmware, ${devices.firmwareVersion}) is not distinct from ${devices.firmwareVersion}`,
          ),
        )
        .returning({ id: devices.id }),
    )
    const asBelieved = new Set(written.map(({ id }) => id))
    for (const { id } of batch) if (!asBelieved.has(id)) this.#known.delete(id)
  }
}
