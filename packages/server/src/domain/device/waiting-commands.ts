import type { Clock } from '../../kernel/clock.ts'
import type { DeviceId } from '../../kernel/ids.ts'
import { inTurn } from '../../kernel/in-turn.ts'
import type { Store } from '../../store/store.ts'
import { devicesWithCommands } from '../../store/upkeep.ts'

/** Knows for which devices something waits, so that a heartbeat need not ask the database. */
export class WaitingCommands {
  #devices: ReadonlySet<DeviceId> = new Set()
  #added = new Set<DeviceId>()
  readonly #store: Store
  readonly #now: Clock

  constructor(store: Store, now: Clock) {
    this.#store = store
    this.#now = now
  }

  has(deviceId: DeviceId): boolean {
    return this.#devices.has(deviceId) || this.#added.has(deviceId)
  }

  /** Says that something waits for a device from now on, as this node has just written. */
  add(deviceId: DeviceId): void {
    this.#added.add(deviceId)
  }

  /** Says that nothing waits for a device any more. */
  delete(deviceId: DeviceId): void {
    this.#added.delete(deviceId)
    this.#devices = new Set([...this.#devices].filter((known) => known !== deviceId))
  }

  /** Asks what waits, other nodes' commands too. */
  readonly refresh = inTurn(async () => {
    const added = this.#added
    this.#added = new Set()
    try {
      this.#devices = new Set(await devicesWithCommands(this.#store, this.#now()))
    } catch (error) {
      this.#added = new Set([...added, ...this.#added])
      throw error
    }
  })
}
