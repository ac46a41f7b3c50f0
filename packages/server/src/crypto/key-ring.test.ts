import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Secret } from '../kernel/secret.ts'
import { KeyRing } from './key-ring.ts'

const PLACE = { tenant: 'partner/1', row: 'credentials/1' }
const ring = new KeyRing(randomBytes(32))

describe('a key ring', () => {
  it('opens what it sealed and answers a secret', () => {
    const opened = ring.open(ring.seal(new Secret('token'), PLACE), PLACE)
    expect(opened).toBeInstanceOf(Secret)
    expect(opened.reveal()).toBe('token')
  })

  it('seals the empty text and a long one', () => {
    for (const text of ['', 'x'.repeat(1_000_000)])
      expect(ring.open(ring.seal(new Secret(text), PLACE), PLACE).reveal()).toBe(text)
  })

  it('opens a view into a larger buffer, as a database driver may hand one out', () => {
    const sealed = ring.seal(new Secret('token'), PLACE)
    const larger = Buffer.concat([randomBytes(13), sealed, randomBytes(5)])
    const view = new Uint8Array(larger.buffer, larger.byteOffset + 13, sealed.length)
    expect(ring.open(view, PLACE).reveal()).toBe('token')
  })

  it('lays a value out as version, key id, nonce, ciphertext and tag', () => {
    const sealed = ring.seal(new Secret('12345'), PLACE)
    expect(sealed).toHaveLength(1 + 8 + 12 + 5 + 16)
    expect(sealed[0]).toBe(1)
    expect(sealed.subarray(1, 9)).toEqual(ring.seal(new Secret('other'), PLACE).subarray(1, 9))
  })

  it.each([0, 1, 36])('refuses %d bytes as no sealed value', (length) => {
    expect(() => ring.open(new Uint8Array(length), PLACE)).toThrow('Not a sealed value.')
  })

  it('says when the key is not on the ring', () => {
    const sealed = new KeyRing(randomBytes(32)).seal(new Secret('token'), PLACE)
    expect(() => ring.open(sealed, PLACE)).toThrow('not on the ring')
  })

  it('makes a new key where it can keep it, and lets the old one go', () => {
    const kept: (readonly Buffer[])[] = []
    const [first, second] = [randomBytes(32), PLACE]
    const own = new KeyRing(first).keptBy((keys) => void kept.push(keys))
    const before = own.seal(new Secret('old'), second)
    own.startRotation()
    own.startRotation()
    expect(kept.map((keys) => keys.length)).toEqual([2])
    expect(kept[0]?.[1]).toEqual(first)
    const after = own.seal(new Secret('new'), PLACE)
    expect(after.subarray(0, 9)).toEqual(own.currentPrefix)
    expect(before.subarray(0, 9)).not.toEqual(own.currentPrefix)
    expect([own.open(before, PLACE).reveal(), own.open(after, PLACE).reveal()]).toEqual(['old', 'new'])
    own.endRotation()
    expect(kept[1]).toEqual([kept[0]?.[0]])
    expect(() => own.open(before, PLACE)).toThrow('not on the ring')
    expect(own.open(after, PLACE).reveal()).toBe('new')
  })

  it('goes on with its old key when the new one could not be kept', () => {
    const own = new KeyRing(randomBytes(32)).keptBy(() => {
      throw new Error('disk full')
    })
    const before = own.seal(new Secret('x'), PLACE)
    expect(() => own.startRotation()).toThrow('disk full')
    expect(own.seal(new Secret('x'), PLACE).subarray(0, 9)).toEqual(before.subarray(0, 9))
  })

  it('never changes keys that come from outside', () => {
    const [fresh, old] = [randomBytes(32), randomBytes(32)]
    const given = new KeyRing(fresh, old)
    const before = new KeyRing(old).seal(new Secret('x'), PLACE)
    given.startRotation()
    given.endRotation()
    expect(given.open(before, PLACE).reveal()).toBe('x')
    expect(given.currentPrefix).toEqual(new KeyRing(fresh).currentPrefix)
  })

  it.each([0, 16, 31, 33, 64])('takes no master key of %d bytes', (length) => {
    expect(() => new KeyRing(Buffer.alloc(length))).toThrow('32 bytes')
    expect(() => new KeyRing(randomBytes(32), Buffer.alloc(length))).toThrow('32 bytes')
  })
})
