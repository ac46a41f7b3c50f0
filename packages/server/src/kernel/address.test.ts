import { describe, expect, it } from 'vitest'
import { isInRanges, networkOf, parseRange } from './address.ts'

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

describe('a zone, which names an interface of one machine', () => {
  it.each(['fe80::1%a-b', 'fe80::1%eth0.100', 'fe80::1%wlan-0'])('is no part of the address: %s', (text) => {
    expect(isInRanges(text, ['fe80::/10'])).toBe(true)
    expect(isInRanges(text, ['10.0.0.0/8'])).toBe(false)
    expect(isInRanges(`::ffff:10.1.2.3%${text.slice(8)}`, ['10.0.0.0/8'])).toBe(true)
  })
  it('is in no range of a list', () => {
    expect(parseRange('fe80::1%a-b')).toBeUndefined()
    expect(parseRange('fe80::%eth0/10')).toBeUndefined()
  })
})

describe('the network of an address', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::9%eth0', '2001:db8:1:2::/64'],
    ['no address', 'no address'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
