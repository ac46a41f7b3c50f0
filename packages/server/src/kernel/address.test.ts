import { describe, expect, it } from 'vitest'
import { isInRanges, parseRange } from './address.ts'

describe('an address is in the ranges', () => {
  it.each([
    ['10.1.2.3', '10.0.0.0/8'],
    ['10.1.2.3', '10.1.2.3'],
    ['10.1.2.3', '10.255.255.255/8'],
    ['::ffff:10.1.2.3', '10.0.0.0/8'],
    ['10.1.2.3', '::ffff:10.1.2.3'],
    ['1.2.3.4', '0.0.0.0/0'],
    ['2001:db8::1', '2001:DB8::/32'],
    ['::1', '0:0:0:0:0:0:0:1'],
    ['2001:db8::1', '::/0'],
  ])('%s in %s', (address, range) => {
    expect(isInRanges(address, ['192.0.2.0/24', range])).toBe(true)
  })
  it.each([
    ['11.0.0.0', '10.0.0.0/8'],
    ['10.1.2.4', '10.1.2.3'],
    ['1.2.3.4', '::/0'],
    ['2001:db8::1', '0.0.0.0/0'],
    ['2001:db9::', '2001:db8::/32'],
    ['10.1.2.3', 'not a range'],
    ['not an address', '0.0.0.0/0'],
  ])('%s not in %s', (address, range) => {
    expect(isInRanges(address, [range])).toBe(false)
  })
  it('of an empty list never', () => {
    expect(isInRanges('10.0.0.1', [])).toBe(false)
  })
})

it('a range without a length is of one address', () => {
  expect(parseRange('10.0.0.1')?.[1]).toBe(32)
  expect(parseRange('::1')?.[1]).toBe(128)
})
