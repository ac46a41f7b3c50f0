import fc from 'fast-check'
import { expect, it } from 'vitest'
import { KeyRing, type SealedPlace } from '../../src/crypto/key-ring.ts'
import { Secret } from '../../src/kernel/secret.ts'

const masterKey = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes))
const plain = fc.string({ unit: 'binary', maxLength: 300 })
const place = fc.record({ tenant: fc.string({ minLength: 1 }), row: fc.string({ minLength: 1 }) })
const samePlace = (a: SealedPlace, b: SealedPlace): boolean => a.tenant === b.tenant && a.row === b.row

it('what is sealed opens in its place, as it was', () => {
  fc.assert(
    fc.property(masterKey, plain, place, (key, text, where) => {
      const ring = new KeyRing(key)
      expect(ring.open(ring.seal(new Secret(text), where), where).reveal()).toBe(text)
    }),
  )
})

it('sealing the same twice gives nothing alike, and never the plaintext', () => {
  fc.assert(
    fc.property(masterKey, fc.string({ minLength: 8, maxLength: 60 }), place, (key, text, where) => {
      const ring = new KeyRing(key)
      const [one, other] = [ring.seal(new Secret(text), where), ring.seal(new Secret(text), where)]
      expect(one.equals(other)).toBe(false)
      expect(one.includes(Buffer.from(text))).toBe(false)
    }),
  )
})

it('one flipped bit anywhere keeps it shut', () => {
  fc.assert(
    fc.property(masterKey, plain, place, fc.nat(), (key, text, where, at) => {
      const ring = new KeyRing(key)
      const sealed = ring.seal(new Secret(text), where)
      const bit = at % (sealed.length * 8)
      sealed.writeUInt8(sealed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(() => ring.open(sealed, where)).toThrow()
    }),
    { numRuns: 500 },
  )
})

it('every one of its bits counts', () => {
  const ring = new KeyRing(Buffer.alloc(32, 7))
  const where = { tenant: 'partner', row: 'credentials/1' }
  const sealed = ring.seal(new Secret('short'), where)
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const flipped = Buffer.from(sealed)
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    expect(() => ring.open(flipped, where), `bit ${bit}`).toThrow()
  }
})

it('a shorter or a longer text keeps it shut', () => {
  fc.assert(
    fc.property(
      masterKey,
      plain,
      place,
      fc.nat(),
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      (key, text, where, at, more) => {
        const ring = new KeyRing(key)
        const sealed = ring.seal(new Secret(text), where)
        expect(() => ring.open(sealed.subarray(0, at % sealed.length), where)).toThrow()
        expect(() => ring.open(Buffer.concat([sealed, more]), where)).toThrow()
      },
    ),
  )
})

it('another tenant, another row or both swapped keep it shut', () => {
  fc.assert(
    fc.property(masterKey, plain, place, place, (key, text, where, elsewhere) => {
      const ring = new KeyRing(key)
      const sealed = ring.seal(new Secret(text), where)
      const places = [
        elsewhere,
        { ...where, tenant: elsewhere.tenant },
        { ...where, row: elsewhere.row },
        { tenant: where.row, row: where.tenant },
        // Moved across the boundary between the two: the same characters in a row.
        { tenant: where.tenant + where.row.slice(0, 1), row: where.row.slice(1) },
      ]
      for (const other of places)
        if (!samePlace(other, where)) expect(() => ring.open(sealed, other)).toThrow()
    }),
  )
})

it('another master key keeps it shut', () => {
  fc.assert(
    fc.property(masterKey, masterKey, plain, place, (key, otherKey, text, where) => {
      fc.pre(!key.equals(otherKey))
      const sealed = new KeyRing(key).seal(new Secret(text), where)
      expect(() => new KeyRing(otherKey).open(sealed, where)).toThrow()
    }),
  )
})

it('after a rotation the ring opens what any of its keys sealed, and seals with the new one alone', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(masterKey, { minLength: 2, maxLength: 5, selector: (key) => key.toString('hex') }),
      plain,
      place,
      (keys, text, where) => {
        const [current, ...older] = keys as [Buffer, ...Buffer[]]
        const ring = new KeyRing(current, ...older)
        for (const key of keys)
          expect(ring.open(new KeyRing(key).seal(new Secret(text), where), where).reveal()).toBe(text)
        const fresh = ring.seal(new Secret(text), where)
        expect(new KeyRing(current).open(fresh, where).reveal()).toBe(text)
        for (const key of older) expect(() => new KeyRing(key).open(fresh, where)).toThrow()
      },
    ),
  )
})
