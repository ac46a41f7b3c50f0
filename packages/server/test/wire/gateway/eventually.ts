import { setTimeout as sleep } from 'node:timers/promises'

/** Asks until an answer is what is wanted; throws with the last one when that takes too long. */
export const eventually = async <T>(
  ask: () => Promise<T> | T,
  isWanted: (answer: T) => boolean,
  msMax = 120_000,
): Promise<T> => {
  const deadline = Date.now() + msMax
  for (;;) {
    const answer = await ask()
    if (isWanted(answer)) return answer
    if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(answer)}`)
    await sleep(25)
  }
}
