/**
 * Makes a piece of work that is never under way twice: each call begins when the one before it has ended, whether or not
 * that one failed, and answers or throws what its own run does.
 */
export const inTurn = (work: () => Promise<void>): (() => Promise<void>) => {
  let last = Promise.resolve()
  return () => {
    const done = last.then(work)
    last = done.catch(() => {})
    return done
  }
}
