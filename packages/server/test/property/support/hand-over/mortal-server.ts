import type { PartnerId } from '../../../../src/kernel/ids.ts'
import type { TestEngine } from '../../../support/database.ts'
import { composeOn, openGround, type TestTenantry } from '../../../support/tenantry.ts'
import { mortalStore } from './faults.ts'

const START = new Date('2026-03-15T10:30:00.000Z')

/** A server that can be killed and composed anew on what it stored; callers keep calling the one that lives. */
export interface MortalServer {
  readonly tenantry: TestTenantry
  /** Kills the server as it stands and starts another one. */
  crash(): Promise<void>
  /** Turns the clock back to where every history begins. */
  restartClock(): void
  /** Moves the clock; what was read of these partners before is as old as the clock says. */
  leap(ms: number, partnerIds: readonly string[]): void
  close(): Promise<void>
}

export const openMortalServer = async (engine?: TestEngine): Promise<MortalServer> => {
  const ground = await openGround(engine)
  const { clock, database } = ground
  const compose = async () => {
    const { store, kill } = mortalStore(database.store)
    return { kill, tenantry: await composeOn(ground, { store }) }
  }
  let current = await compose()
  const first = current.tenantry
  const bury = async () => {
    current.kill()
    await current.tenantry.close()
  }
  return {
    tenantry: { ...first, call: (...call) => current.tenantry.call(...call) },
    crash: async () => {
      await bury()
      current = await compose()
    },
    restartClock: () => {
      clock.now = START
    },
    leap: (ms, partnerIds) => {
      clock.now = new Date(clock.now.getTime() + ms)
      for (const partnerId of partnerIds)
        current.tenantry.domain.standings.forget({ partnerId: partnerId as PartnerId })
    },
    close: async () => {
      await bury()
      await database.close()
    },
  }
}
