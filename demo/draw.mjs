/** Numbers by chance that are the same for the same seed (mulberry32). */
export const drawFrom = (seed) => {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (bound) => Math.floor(next() * bound)
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    oneOf: (choices) => choices[below(choices.length)],
    happens: (chance) => next() < chance,
  }
}
