import fc from 'fast-check'
import { expect, it } from 'vitest'
import { matchesGlob } from './match-glob.ts'

/** Slow and obvious: a star is anything at all. */
const model = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^]*')}$`,
  ).test(text)

const letters = (...signs: readonly string[]) =>
  fc.array(fc.constantFrom(...signs), { maxLength: 10 }).map((parts) => parts.join(''))

it('matches what a slow and obvious model does', () => {
  fc.assert(
    fc.property(letters('a', 'b', '.', '/', '*'), letters('a', 'b', '.', '/', '\n'), (pattern, text) => {
      expect(matchesGlob(pattern, text)).toBe(model(pattern, text))
    }),
    { numRuns: 5_000 },
  )
})

it('ends where each star could try everything anew, which would take years', () => {
  expect(matchesGlob(`${'*a'.repeat(500)}b`, 'a'.repeat(10_000))).toBe(false)
})
