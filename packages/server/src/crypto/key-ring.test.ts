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

  it.each([0, 16, 31, 33, 64])('takes no master key of %d bytes', (length) => {
    expect(() => new KeyRing(Buffer.alloc(length))).toThrow('32 bytes')
    expect(() => new KeyRing(randomBytes(32), Buffer.alloc(length))).toThrow('32 bytes')
  })
})
