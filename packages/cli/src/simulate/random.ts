import { createHash } from 'node:crypto'

/** Numbers that look like chance and are the same each time. */
export interface Random {
  /** From 0 up to 1. */
  next(): number
  between(from: number, to: number): number
  pick<T>(of: readonly [T, ...T[]]): T
  /** Seconds until the next of what happens so often in an hour, without a memory of the last. */
  waitSeconds(perHour: number): number
}

const HOUR_SECONDS = 3_600

/** The generator sfc32 of PractRand, whose state is drawn from the name. */
const sfc32 = (name: string): (() => number) => {
  const seed = createHash('sha256').update(name).digest()
  let a = seed.readInt32LE(0)
  let b = seed.readInt32LE(4)
  let c = seed.readInt32LE(8)
  let counter = seed.readInt32LE(12)
  return () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
}

/** A stream of its own for each name: what one stream draws changes no other. */
export const randomOf = (...name: readonly (string | number)[]): Random => {
  const next = sfc32(JSON.stringify(name))
  return {
    next,
    between: (from, to) => from + next() * (to - from),
    pick: (of) => of[Math.floor(next() * of.length)] ?? of[0],
    waitSeconds: (perHour) => (-Math.log(1 - next()) * HOUR_SECONDS) / perHour,
  }
}
