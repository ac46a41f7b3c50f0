import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divideUp, parseNanoDollars } from './nano-dollars.ts'

describe('an amount of dollars', () => {
  it.each([
    ['0', 0n],
    ['3', 3_000_000_000n],
    ['0.075', 75_000_000n],
    ['0.000000001', 1n],
    ['1.5e-7', 150n],
    ['1e+2', 100_000_000_000n],
  ])('that is written %s is %s nano-dollars', (text, nanoDollars) => {
    expect(parseNanoDollars(text)).toBe(nanoDollars)
  })

  it.each(['0.0000000001', '5e-324', '0.0000000009'])(
    'finer than a nano-dollar is rounded up: %s',
    (text) => {
      expect(parseNanoDollars(text)).toBe(1n)
    },
  )

  it.each(['', '-1', '1.', '.5', 'NaN', 'Infinity', '1,5', ' 1', '0x1', '1e5'])('is not %j', (text) => {
    expect(parseNanoDollars(text)).toBeUndefined()
  })

  it('is read digit by digit, without the errors of floating point', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 24n), (nanoDollars) => {
        const digits = nanoDollars.toString().padStart(10, '0')
        expect(parseNanoDollars(`${digits.slice(0, -9)}.${digits.slice(-9)}`)).toBe(nanoDollars)
      }),
    )
  })
})

it('a division that does not come out even is rounded up', () => {
  expect([divideUp(0n, 7n), divideUp(1n, 7n), divideUp(7n, 7n), divideUp(8n, 7n)]).toEqual([0n, 1n, 1n, 2n])
})
