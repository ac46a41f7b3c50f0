import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { toYaml } from './print-yaml.ts'

describe('a YAML document', () => {
  it('says what the JSON value says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // Negative zero has no spelling in JSON.
        const plain: unknown = JSON.parse(JSON.stringify(value))
        expect(parse(toYaml(plain))).toEqual(plain)
      }),
    )
  })

  it.each([
    'yes',
    'null',
    '~',
    'a: b',
    '# a',
    '- a',
    '1',
    '1e3',
    '',
    ' a',
    'a ',
    'a\nb',
    '2026-01-01',
    '\u0085',
  ])('keeps the text %j a text', (text) => {
    expect(parse(toYaml({ [text]: [text] }))).toEqual({ [text]: [text] })
  })

  it('is easy to read', () => {
    const value = { name: 'Acme Tours', list: [{ id: 1, more: { a: [] } }, { id: 2 }], none: null }
    expect(toYaml(value)).toBe(
      'name: Acme Tours\nlist:\n  - id: 1\n    more:\n      a: []\n  - id: 2\nnone: null',
    )
  })
})
