import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costOf, levelOf } from './price.ts'

const SONNET = [
  levelOf(0, { input: '3', output: '15', cacheRead: '0.3', cacheWrite: '3.75', cacheWrite1h: '6' }),
  levelOf(200_000, { input: '6', output: '22.5', cacheRead: '0.6' }),
]

describe('what a call costs', () => {
  it('is the sum over all that was counted, to the nano-dollar', () => {
    const counts = {
      input: 7,
      output: 11,
      cacheRead: 13,
      cacheWrite: 17,
      cacheWrite1h: 19,
      searches: 2,
    }
    // Dollars for a million are thousands of nano-dollars for one; searches cost ten dollars a thousand.
    const expected = 7 * 3000 + 11 * 15_000 + 13 * 300 + 17 * 3750 + 19 * 6000 + 2 * 10_000_000
    expect(costOf(SONNET, counts)).toBe(BigInt(expected))
  })

  it('agrees with exact arithmetic for any counts and prices', () => {
    const digits = fc.bigInt(0n, 999_999_999_999n)
    const tokens = fc.integer({ min: 0, max: 100_000_000 })
    fc.assert(
      fc.property(digits, digits, tokens, tokens, (inRate, outRate, input, output) => {
        const written = (rate: bigint): string =>
          `${rate / 10n ** 9n}.${(rate % 10n ** 9n).toString().padStart(9, '0')}`
        const price = [levelOf(0, { input: written(inRate), output: written(outRate) })]
        const millionths = BigInt(input) * inRate + BigInt(output) * outRate
        const exact = millionths / 1_000_000n + (millionths % 1_000_000n > 0n ? 1n : 0n)
        expect(costOf(price, { input, output })).toBe(exact === 0n && input + output > 0 ? 1n : exact)
      }),
    )
  })

  it('goes by the level that all of the input reaches, cached and written tokens too', () => {
    expect(costOf(SONNET, { input: 200_000, output: 1 })).toBe(200_000n * 3000n + 15_000n)
    expect(costOf(SONNET, { input: 200_001, output: 1 })).toBe(200_001n * 6000n + 22_500n)
    expect(costOf(SONNET, { input: 1, cacheRead: 200_000 })).toBe(6000n + 200_000n * 600n)
  })

  it('is a nano-dollar at least where anything was counted, for a free model too', () => {
    expect(costOf([levelOf(0, {})], { input: 1 })).toBe(1n)
    expect(costOf([levelOf(0, { output: '0.000000001' })], { output: 1 })).toBe(1n)
    expect(costOf([], { output: 1 })).toBe(1n)
  })

  it('is nothing where nothing was counted', () => {
    expect(costOf(SONNET, {})).toBe(0n)
  })

  it('takes the rate of what comes nearest for what has none of its own', () => {
    const price = [levelOf(0, { input: '2', output: '8' })]
    expect(costOf(price, { cacheRead: 1, cacheWrite: 1, cacheWrite1h: 1, audioInput: 1 })).toBe(4n * 2000n)
    expect(costOf(price, { audioOutput: 1, imageOutput: 1, videoOutput: 1 })).toBe(3n * 8000n)
  })

  it('cannot be made of a price that is no number', () => {
    expect(() => levelOf(0, { input: 'free' })).toThrow('"free" is no price.')
  })
})
