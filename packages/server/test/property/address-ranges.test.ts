import { isIP } from 'node:net'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isInRanges, parseRange } from '../../src/kernel/address.ts'

// The model: an address is its family and its bits, and a range is the first bits of one.
interface Address {
  readonly bits: bigint
  readonly width: 32 | 128
}
interface Range {
  readonly base: Address
  readonly length: number
}

const isInRange = ({ bits, width }: Address, { base, length }: Range): boolean => {
  const spare = BigInt(width - length)
  return width === base.width && bits >> spare === base.bits >> spare
}

const dotted = (bits: bigint): string =>
  [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 255n)).join('.')
const groups = (bits: bigint): string[] =>
  [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n].map((shift) => ((bits >> shift) & 0xffffn).toString(16))

/** With the longest run of zero groups left out. */
const compressed = (bits: bigint): string => {
  const all = groups(bits).join(':')
  const [longest] = [...all.matchAll(/\b0(?::0)+\b/g)].sort((one, other) => other[0].length - one[0].length)
  if (longest === undefined) return all
  return `${all.slice(0, longest.index)}::${all.slice(longest.index + longest[0].length)}`.replace(
    /:{2,}/,
    '::',
  )
}

/** The ways to write an address; each of them must mean the same. */
const spellings = ({ bits, width }: Address): readonly string[] =>
  width === 32
    ? [
        dotted(bits),
        `::ffff:${dotted(bits)}`,
        `::FFFF:${dotted(bits)}`,
        `::ffff:${groups(bits).slice(6).join(':')}`,
        `0:0:0:0:0:ffff:${dotted(bits)}`,
      ]
    : [
        compressed(bits),
        groups(bits).join(':'),
        groups(bits).join(':').toUpperCase(),
        groups(bits)
          .map((group) => group.padStart(4, '0'))
          .join(':'),
        `${groups(bits).slice(0, 6).join(':')}:${dotted(bits & 0xffff_ffffn)}`,
      ]

const isMapped = (bits: bigint): boolean => bits >> 32n === 0xffffn
const v4 = fc.bigInt(0n, 2n ** 32n - 1n).map((bits): Address => ({ bits, width: 32 }))
const v6 = fc
  .oneof(
    fc.bigInt(0n, 2n ** 128n - 1n),
    // Addresses with long runs of zeros and with few bits set.
    fc.bigInt(0n, 2n ** 40n),
    fc.tuple(fc.bigInt(0n, 2n ** 48n - 1n), fc.nat(80)).map(([bits, shift]) => bits << BigInt(shift)),
  )
  .filter((bits) => !isMapped(bits))
  .map((bits): Address => ({ bits, width: 128 }))
const address = fc.oneof(v4, v6)
const range = address.chain((base) => fc.nat(base.width).map((length): Range => ({ base, length })))

/** An address that shares as many first bits with the range as a coin decides, so that both answers are common. */
const near = fc.tuple(range, fc.bigInt(0n, 2n ** 128n - 1n), fc.nat(128)).map(([one, noise, keep]) => {
  const { width, bits } = one.base
  const spare = BigInt(Math.max(0, width - keep))
  return { range: one, address: { width, bits: ((bits >> spare) << spare) | (noise & ((1n << spare) - 1n)) } }
})

const written = ({ base, length }: Range): string =>
  `${base.width === 32 ? dotted(base.bits) : compressed(base.bits)}/${length}`

it('an address is in a range exactly when the model says so, however it is written', () => {
  fc.assert(
    fc.property(fc.oneof(near, fc.record({ range, address })), ({ range: one, address: caller }) => {
      fc.pre(caller.width === 32 || !isMapped(caller.bits))
      for (const text of spellings(caller))
        expect(isInRanges(text, [written(one)]), text).toBe(isInRange(caller, one))
    }),
    { numRuns: 2_000 },
  )
})

it('an IPv6 address that ends like an IPv4 one is not taken for it', () => {
  expect(isInRanges('::198.51.100.7', ['198.51.100.7'])).toBe(isInRanges('::c633:6407', ['198.51.100.7']))
  expect(isInRanges('::198.51.100.7', ['::c633:6407'])).toBe(true)
})

it('an address without a length is a range of itself alone', () => {
  fc.assert(
    fc.property(address, address, (one, other) => {
      for (const text of spellings(one)) {
        expect(isInRanges(text, [spellings(one)[0] ?? ''])).toBe(true)
        expect(isInRanges(text, [spellings(other)[0] ?? ''])).toBe(
          one.width === other.width && one.bits === other.bits,
        )
      }
    }),
  )
})

it('a list lets in whom any of its entries lets in, and an empty one nobody', () => {
  fc.assert(
    fc.property(address, fc.array(range, { maxLength: 6 }), (caller, list) => {
      const text = spellings(caller)[0] ?? ''
      expect(isInRanges(text, list.map(written))).toBe(list.some((one) => isInRange(caller, one)))
    }),
  )
})

it('what is no address is in no range, not even in all of them', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        // Two colons are an address.
        fc.string().filter((text) => isIP(text) === 0),
        fc
          .tuple(address, fc.string({ minLength: 1 }))
          .map(([one, more]) => `${spellings(one)[0] ?? ''} ${more}`),
      ),
      (text) => {
        expect(isInRanges(text, ['0.0.0.0/0', '::/0'])).toBe(false)
      },
    ),
  )
})

it.each([
  '',
  ' ',
  '/',
  '/8',
  '10.0.0.0/',
  '10.0.0.0/33',
  '10.0.0.0/-1',
  '10.0.0.0/8/8',
  '10.0.0.0/8 ',
  ' 10.0.0.0/8',
  '10.0.0/8',
  '10.0.0.0/0x8',
  '10.0.0.0/8.0',
  '256.0.0.1',
  '010.0.0.1',
  '0x0a.0.0.1',
  '167772160',
  '2001:db8::/129',
  '2001:db8:::/32',
  '2001:db8::1::/64',
  ':::',
  'example.com',
  '10.0.0.0-10.0.0.9',
  '10.0.0.*',
  '[::1]',
  '[::1]/128',
])('%j is no range', (text) => {
  expect(parseRange(text)).toBeUndefined()
})
