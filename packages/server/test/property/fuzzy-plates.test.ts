import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formOf, nearlyContains, SEEN } from '../../src/domain/vehicle/plate-forms.ts'

/** How many signs have to be changed, added or taken away to make one text of the other. */
const distance = (one: string, other: string): number => {
  if (one === '' || other === '') return one.length + other.length
  const [a, b] = [one.slice(1), other.slice(1)]
  if (one[0] === other[0]) return distance(a, b)
  return 1 + Math.min(distance(a, b), distance(a, other), distance(one, b))
}

const partsOf = (text: string): string[] =>
  Array.from({ length: text.length + 1 }, (_, from) =>
    Array.from({ length: text.length - from + 1 }, (__, length) => text.slice(from, from + length)),
  ).flat()

const sign = fc.constantFrom(...'AB0O1I.', ' ')
const plate = fc.array(sign, { maxLength: 7 }).map((signs) => signs.join(''))

it('a fuzzy query finds the plates of which a part is the query but for one sign, as cameras see them', () => {
  let found = 0
  fc.assert(
    fc.property(plate, plate, (query, text) => {
      const [wanted, seen] = [formOf(query, SEEN), formOf(text, SEEN)]
      fc.pre(wanted !== '')
      const forgiven = wanted.length < 4 ? 0 : 1
      const expected = partsOf(seen).some((part) => distance(part, wanted) <= forgiven)
      const isFound = nearlyContains(query)(seen)
      expect(isFound).toBe(expected)
      found += isFound ? 1 : 0
    }),
    { numRuns: 2_000 },
  )
  expect(found).toBeGreaterThan(100)
})
