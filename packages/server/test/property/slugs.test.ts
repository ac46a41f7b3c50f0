import fc from 'fast-check'
import { expect, it } from 'vitest'
import { slugify } from '../../src/kernel/text.ts'

const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120, size: 'max' }),
  fc.string({ unit: 'grapheme', maxLength: 120, size: 'max' }),
  // Words of plain letters with something else between them: what people call their companies.
  fc.string({ unit: fc.constantFrom(...'aZ09 -_.&é'), maxLength: 120, size: 'max' }),
)

it('a slug is of lower-case letters and digits, with single hyphens between and none around them', () => {
  fc.assert(
    fc.property(name, (text) => {
      const slug = slugify(text, 'org')
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(slug.length).toBeLessThanOrEqual(48)
    }),
    { numRuns: 2_000 },
  )
})

it('a slug of a slug is itself, and a name without letters gets the other one', () => {
  fc.assert(
    fc.property(name, (text) => {
      const slug = slugify(text, 'org')
      expect(slugify(slug, 'other')).toBe(slug)
    }),
  )
  for (const text of ['', '---', '😀', '漢字', '\u0301']) expect(slugify(text, 'org')).toBe('org')
  expect(slugify('Café Ñandú', 'org')).toBe('cafe-nandu')
})
