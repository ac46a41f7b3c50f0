import { inject } from 'vitest'

/**
 * Whether this engine's run tries what has this number. What is generated for every operation, credential and kind of
 * mistake is tried on the two engines by turns, so that `npm test` tries all of it once; `npm run test:long` tries all
 * of it on both.
 */
export const isOurTurn = (at: number): boolean =>
  inject('everything') || (at % 3 === 0) === (inject('engine') === 'embedded')

/** What this engine's run tries of a list. */
export const ourShare = <T>(list: readonly T[]): readonly T[] => list.filter((_, at) => isOurTurn(at))

/**
 * The same of every other one: for mistakes of which every operation is refused by the same code, where `npm test` has
 * no time for all. `npm run test:long` tries all of them on both engines.
 */
export const ourSample = <T>(list: readonly T[]): readonly T[] =>
  ourShare(inject('everything') ? list : list.filter((_, at) => at % 2 === 0))
