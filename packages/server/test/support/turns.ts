import { inject } from 'vitest'

/**
 * Whether this engine's run tries what has this number. What is generated for every operation, credential and kind of
 * mistake is tried on the two engines by turns, of which the embedded one, which takes twice as long, has every twelfth;
 * `npm run test:long` tries all of it on both.
 */
export const isOurTurn = (at: number): boolean =>
  inject('everything') || (at % 12 === 0) === (inject('engine') === 'embedded')

/** Whether `npm test` tries what has this number, where it has time for one in so many; `npm run test:long` tries all. */
export const isSampled = (at: number, oneIn: number): boolean => inject('everything') || at % oneIn === 0

/** What this engine's run tries of a list. */
export const ourShare = <T>(list: readonly T[]): readonly T[] => list.filter((_, at) => isOurTurn(at))

/** The same of one in so many: for what is refused or repeated by the same code for every operation. */
export const ourSample = <T>(list: readonly T[], oneIn = 8): readonly T[] =>
  ourShare(list.filter((_, at) => isSampled(at, oneIn)))
