import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

const AGAIN_AFTER_MS = 1_000

/** Asks every second until somebody knows, for as long as a connection lives; undefined where that ended first. */
export const askUntilKnown = async <T>(
  ask: () => Promise<T | undefined>,
  connection: Pick<Duplex, 'destroyed'>,
): Promise<T | undefined> => {
  while (!connection.destroyed) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await sleep(AGAIN_AFTER_MS, undefined, { ref: false })
  }
  return undefined
}
