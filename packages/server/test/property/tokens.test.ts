import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  hashToken,
  isWellFormedToken,
  mintLinkToken,
  mintToken,
  type TokenKind,
  tokenPrefix,
} from '../../src/crypto/token.ts'

const KINDS = [
  'operator_key',
  'partner_key',
  'org_key',
  'project_key',
  'agent_token',
] as const satisfies readonly TokenKind[]
const kind = fc.constantFrom(...KINDS)
const lower = [...'abcdefghijklmnopqrstuvwxyz']
/** What TENANTRY_KEY_BRAND takes. */
const brand = fc
  .tuple(
    fc.constantFrom(...lower),
    fc.string({ unit: fc.constantFrom(...lower, ...'0123456789'), maxLength: 15 }),
  )
  .map((parts) => parts.join(''))
const printable = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code))

it('every minted token is well-formed and says by its prefix whose it is', () => {
  fc.assert(
    fc.property(brand, kind, (name, what) => {
      const token = mintToken(name, what).reveal()
      expect(isWellFormedToken(token)).toBe(true)
      expect(token.startsWith(tokenPrefix(name, what))).toBe(true)
      expect(token.slice(tokenPrefix(name, what).length)).toMatch(/^[0-9A-Za-z]{38}$/)
    }),
  )
})

it('the prefixes are those of the product, with the brand in them', () => {
  expect(KINDS.map((what) => tokenPrefix('oc', what))).toEqual([
    'oc_operator_',
    'oc_partner_',
    'oc_org_',
    'oc_',
    'aoc_',
  ])
  fc.assert(
    fc.property(brand, (name) => {
      const prefixes = KINDS.map((what) => tokenPrefix(name, what))
      expect(new Set(prefixes).size).toBe(KINDS.length)
    }),
  )
})

it('one character changed is refused, wherever it is', () => {
  fc.assert(
    fc.property(brand, kind, fc.nat(), printable, (name, what, at, character) => {
      const token = mintToken(name, what).reveal()
      const place = at % token.length
      fc.pre(token[place] !== character)
      expect(isWellFormedToken(token.slice(0, place) + character + token.slice(place + 1))).toBe(false)
    }),
    { numRuns: 2_000 },
  )
})

it('two neighbours that changed places are refused', () => {
  fc.assert(
    fc.property(brand, kind, fc.nat(), (name, what, at) => {
      const token = mintToken(name, what).reveal()
      const place = at % (token.length - 1)
      const [one = '', other = ''] = token.slice(place, place + 2)
      fc.pre(one !== other)
      expect(isWellFormedToken(token.slice(0, place) + other + one + token.slice(place + 2))).toBe(false)
    }),
    { numRuns: 2_000 },
  )
})

it('a character lost, added or said twice is refused, and so is whatever stands around a token', () => {
  fc.assert(
    fc.property(kind, fc.nat(), printable, (what, at, character) => {
      const token = mintToken('oc', what).reveal()
      const place = at % token.length
      expect(isWellFormedToken(token.slice(0, place) + token.slice(place + 1))).toBe(false)
      expect(isWellFormedToken(token.slice(0, place) + character + token.slice(place))).toBe(false)
      for (const around of [` ${token}`, `${token} `, `${token}\n`, token + token])
        expect(isWellFormedToken(around)).toBe(false)
    }),
  )
})

it('no text at random is well-formed', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string({ unit: fc.constantFrom(...lower, '_', '0', 'A'), minLength: 39, maxLength: 60 }),
      ),
      (text) => {
        expect(isWellFormedToken(text)).toBe(false)
      },
    ),
    { numRuns: 1_000 },
  )
})

it('a token has at least 190 random bits: 32 characters of 62, none of them fixed, each of them used', () => {
  const randoms = Array.from({ length: 2_000 }, () =>
    mintToken('oc', 'partner_key').reveal().slice('oc_partner_'.length, -6),
  )
  expect(new Set(randoms).size).toBe(randoms.length)
  expect(32 * Math.log2(62)).toBeGreaterThanOrEqual(190)
  for (let place = 0; place < 32; place++) {
    const seen = new Set(randoms.map((text) => text[place]))
    // That one of 62 characters is missing from 2,000 draws has a chance of less than one in 10^12.
    expect(seen.size, `position ${place}`).toBe(62)
  }
})

it('a link token has 256 random bits in hex', () => {
  const tokens = Array.from({ length: 100 }, () => mintLinkToken().reveal())
  for (const token of tokens) expect(token).toMatch(/^[0-9a-f]{64}$/)
  expect(new Set(tokens).size).toBe(tokens.length)
})

it('what is stored of a token is its SHA-256: 32 bytes, the same each time, another for another token', () => {
  expect(hashToken('abc').toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(hashToken(one)).toHaveLength(32)
      expect(hashToken(one).equals(hashToken(other))).toBe(one === other)
    }),
  )
})
