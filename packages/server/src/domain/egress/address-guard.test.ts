import { networkInterfaces } from 'node:os'
import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, it } from 'vitest'
import { AddressGuard, type AddressGuardOptions } from './address-guard.ts'

const problemOf = (address: string, port = 443, options: Partial<AddressGuardOptions> = {}) =>
  new AddressGuard({ allowed: [], ownAddresses: () => [], ...options }).problem(address, port)

const LOOPBACK = 'a loopback address'
const UNSPECIFIED = 'an unspecified address'
const PRIVATE = 'a private address'
const LINK_LOCAL = 'a link-local address'
const CARRIER = 'an address shared by a carrier'
const MULTICAST = 'a multicast address'
const DOCUMENTATION = 'an address for documentation'
const RESERVED = 'a reserved address'
const EMBEDDING = 'an address that holds an IPv4 address'
const OWN = "the gateway's own address"

/** First and last address of what is not the internet. Where two are neighbours, the next is in the next. */
const SPECIAL: readonly (readonly [first: string, last: string, problem: string])[] = [
  ['0.0.0.0', '0.255.255.255', UNSPECIFIED],
  ['10.0.0.0', '10.255.255.255', PRIVATE],
  ['100.64.0.0', '100.127.255.255', CARRIER],
  ['127.0.0.0', '127.255.255.255', LOOPBACK],
  ['168.63.129.16', '168.63.129.16', 'an address of a platform'],
  ['169.254.0.0', '169.254.255.255', LINK_LOCAL],
  ['172.16.0.0', '172.31.255.255', PRIVATE],
  ['192.0.0.0', '192.0.0.255', RESERVED],
  ['192.0.2.0', '192.0.2.255', DOCUMENTATION],
  ['192.31.196.0', '192.31.196.255', RESERVED],
  ['192.52.193.0', '192.52.193.255', RESERVED],
  ['192.88.99.0', '192.88.99.255', RESERVED],
  ['192.168.0.0', '192.168.255.255', PRIVATE],
  ['192.175.48.0', '192.175.48.255', RESERVED],
  ['198.18.0.0', '198.19.255.255', 'an address for benchmarks'],
  ['198.51.100.0', '198.51.100.255', DOCUMENTATION],
  ['203.0.113.0', '203.0.113.255', DOCUMENTATION],
  ['224.0.0.0', '239.255.255.255', MULTICAST],
  ['240.0.0.0', '255.255.255.255', RESERVED],
  ['::', '::', UNSPECIFIED],
  ['::1', '::1', LOOPBACK],
  ['::2', '::ffff:ffff', RESERVED],
  ['::1:0:0', '::fffe:ffff:ffff', RESERVED],
  ['::1:0:0:0', '64:ff9a:ffff:ffff:ffff:ffff:ffff:ffff', RESERVED],
  ['64:ff9b::', '64:ff9b::ffff:ffff', EMBEDDING],
  ['64:ff9b::1:0:0', '64:ff9b:0:ffff:ffff:ffff:ffff:ffff', RESERVED],
  ['64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff', EMBEDDING],
  ['64:ff9b:2::', '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', RESERVED],
  ['2001::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff', RESERVED],
  ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', DOCUMENTATION],
  ['2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff', EMBEDDING],
  ['2620:4f:8000::', '2620:4f:8000:ffff:ffff:ffff:ffff:ffff', RESERVED],
  ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff', DOCUMENTATION],
  ['4000::', 'fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', RESERVED],
  ['fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', PRIVATE],
  ['fe00::', 'fe7f:ffff:ffff:ffff:ffff:ffff:ffff:ffff', RESERVED],
  ['fe80::', 'fe80::ffff:ffff:ffff:ffff', LINK_LOCAL],
  ['fe81::', 'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff', LINK_LOCAL],
  ['fec0::', 'feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', LINK_LOCAL],
  ['ff00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', MULTICAST],
]

/** The addresses next to them, which are the internet. */
const PUBLIC = [
  '1.0.0.0',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
].concat(
  [
    '128.0.0.0',
    '168.63.129.15',
    '168.63.129.17',
    '169.253.255.255',
    '169.255.0.0',
    '172.15.255.255',
    '172.32.0.0',
  ],
  [
    '191.255.255.255',
    '192.0.1.0',
    '192.0.1.255',
    '192.0.3.0',
    '192.88.98.255',
    '192.88.100.0',
    '192.167.255.255',
  ],
  [
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '198.51.99.255',
    '198.51.101.0',
    '203.0.112.255',
    '203.0.114.0',
  ],
  [
    '223.255.255.255',
    '8.8.8.8',
    '2000::',
    '2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    '2001:200::',
    '2001:4860::8888',
  ],
  [
    '2001:db7:ffff:ffff:ffff:ffff:ffff:ffff',
    '2001:db9::',
    '2003::',
    '2606:4700::1111',
    '2620:4f:7fff:ffff::',
  ],
  [
    '2620:4f:8001::',
    '3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    '3fff:1000::',
    '2a00::5efe:1',
    '2a00::1:5efe:1:1',
  ],
)

const read = (address: string): readonly number[] => ipaddr.parse(address).toByteArray()
const written = (bytes: readonly number[]): string => ipaddr.fromByteArray([...bytes]).toString()
const asNumber = (bytes: readonly number[]): bigint =>
  bytes.reduce((sum, byte) => (sum << 8n) + BigInt(byte), 0n)
const fromNumber = (value: bigint, length: number): readonly number[] =>
  Array.from({ length }, (_, at) => Number((value >> BigInt(8 * (length - 1 - at))) & 255n))

describe('an address that is not the internet is refused', () => {
  it.each(SPECIAL)('%s to %s', (first, last, problem) => {
    const { length } = read(first)
    const within = fc.bigInt({ min: asNumber(read(first)), max: asNumber(read(last)) })
    expect([problemOf(first), problemOf(last)]).toEqual([problem, problem])
    fc.assert(
      fc.property(within, (value) => {
        expect(problemOf(written(fromNumber(value, length)))).toBe(problem)
      }),
    )
  })

  it.each([
    ['169.254.169.254', LINK_LOCAL],
    ['100.100.100.200', CARRIER],
    ['192.0.0.192', RESERVED],
    ['fd00:ec2::254', PRIVATE],
    ['fd20:ce::254', PRIVATE],
    ['5f00::1', RESERVED],
    ['100::1', RESERVED],
    ['::10.0.0.1', RESERVED],
    ['::8.8.8.8', RESERVED],
    ['::ffff:0:10.0.0.1', RESERVED],
    ['64:ff9b::169.254.169.254', EMBEDDING],
    ['64:ff9b::8.8.8.8', EMBEDDING],
    ['2002:7f00:1::', EMBEDDING],
    ['2001:0:102:304::', RESERVED],
    ['2a00:1450:1::5efe:10.0.0.1', EMBEDDING],
    ['2a00:1450:1::200:5efe:10.0.0.1', EMBEDDING],
    ['fe80::1%eth0', LINK_LOCAL],
    ['fe80::1%2', LINK_LOCAL],
    ['::1%lo', LOOPBACK],
    ['0:0:0:0:0:0:0:1', LOOPBACK],
    ['FE80::1', LINK_LOCAL],
  ])('%s', (address, problem) => {
    expect(problemOf(address)).toBe(problem)
  })
})

it.each(PUBLIC)('%s may be dialled', (address) => {
  expect(problemOf(address)).toBeUndefined()
})

it.each(
  [
    '',
    'localhost',
    'a.example',
    '127.1',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '2130706433',
    '127.0.0.1.',
    ' 8.8.8.8',
  ].concat([
    '8.8.8.8/32',
    '8.8.8.8%1',
    '[2606:4700::1111]',
    '2606:4700::1111/128',
    ':',
    '::g',
    '8.8.8',
    '8.8.8.256',
    '8.8.8.8\n',
  ]),
)('%j is no address and may not be dialled', (text) => {
  expect(problemOf(text, 443, { allowed: ['0.0.0.0/0', '::/0'] })).toBe('no address')
})

const bytes = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 255 }), { minLength: length, maxLength: length })
/** Addresses anywhere, and a few away from where something begins or ends. */
const near = fc
  .tuple(fc.constantFrom(...SPECIAL.flatMap((range) => range.slice(0, 2))), fc.bigInt({ min: -3n, max: 3n }))
  .map(([address, steps]) => {
    const edge = read(address)
    const all = 2n ** BigInt(8 * edge.length)
    return written(fromNumber((asNumber(edge) + steps + all) % all, edge.length))
  })
const anywhere = fc.oneof(
  near,
  bytes(4).map(written),
  bytes(16).map(written),
  bytes(14).map((rest) => written([0x20, 0x01, ...rest])),
)
const RUNS = { numRuns: 1_000 }

describe('whatever the address', () => {
  it('an IPv4 address is judged alike when it is mapped into IPv6, however written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          bytes(4).map(written),
          near.filter((address) => !address.includes(':')),
        ),
        (quad) => {
          const hex = read(quad).map((byte) => byte.toString(16).padStart(2, '0'))
          const problem = problemOf(quad)
          expect(problemOf(`::ffff:${quad}`)).toBe(problem)
          expect(problemOf(`::FFFF:${hex[0]}${hex[1]}:${hex[2]}${hex[3]}`)).toBe(problem)
          expect(problemOf(`0:0:0:0:0:ffff:${quad}%eth0`)).toBe(problem)
        },
      ),
      RUNS,
    )
  })

  it('it is judged alike in full, in capitals and with a zone', () => {
    fc.assert(
      fc.property(bytes(16), (given) => {
        const address = new ipaddr.IPv6(given)
        const problem = problemOf(address.toString())
        expect(problemOf(address.toNormalizedString().toUpperCase())).toBe(problem)
        expect(problemOf(`${address.toNormalizedString()}%eth0`)).toBe(problem)
      }),
      RUNS,
    )
  })

  it('what ipaddr.js knows to be special is refused, and of the rest only what the table here adds', () => {
    const added = (address: string): boolean => {
      const parsed = ipaddr.parse(address)
      if (parsed instanceof ipaddr.IPv4) return address === '168.63.129.16'
      const [first = 0, , , , fifth = 0, sixth] = parsed.parts
      return first < 0x2000 || first > 0x3fff || (sixth === 0x5efe && [0, 0x200].includes(fifth))
    }
    fc.assert(
      fc.property(anywhere, (address) => {
        const range = ipaddr.process(address).range()
        expect(problemOf(address) !== undefined).toBe(range !== 'unicast' || added(address))
      }),
      { numRuns: 4_000 },
    )
  })

  it('an IPv6 address outside 2000::/3 is refused unless it is an IPv4 address', () => {
    fc.assert(
      fc.property(bytes(16), (given) => {
        const isGlobal = (given[0] ?? 0) >> 5 === 1
        if (!isGlobal) expect(problemOf(written(given))).toBeDefined()
      }),
      RUNS,
    )
  })
})

describe('what an operator allows', () => {
  it.each([
    ['10.1.2.3', '10.0.0.0/8'],
    ['10.1.2.3', '10.1.2.3'],
    ['::ffff:10.1.2.3', '10.1.2.0/24'],
    ['127.0.0.1', '127.0.0.1/32'],
    ['169.254.169.254', '169.254.169.254'],
    ['::1', '::1'],
    ['fd00::1', 'FD00::/8'],
    ['64:ff9b::8.8.8.8', '64:ff9b::/96'],
  ])('may be dialled: %s in %s', (address, range) => {
    expect(problemOf(address)).toBeDefined()
    expect(problemOf(address, 443, { allowed: ['192.0.2.0/24', range] })).toBeUndefined()
  })
  it.each([
    ['10.1.2.3', '10.1.2.4'],
    ['10.1.2.3', '::/0'],
    ['::1', '0.0.0.0/0'],
    ['64:ff9b::10.0.0.1', '10.0.0.0/8'],
    ['2002:a00:1::', '10.0.0.0/8'],
    ['::10.0.0.1', '10.0.0.0/8'],
    ['127.0.0.2', '127.0.0.1'],
  ])('is no other: %s is not in %s', (address, range) => {
    expect(problemOf(address, 443, { allowed: [range] })).toBeDefined()
  })
  it.each([
    '',
    'localhost',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '::/129',
    'fe80::1%eth0',
    '10/8',
    '::ffff:0:0/96',
  ])('is an address or a CIDR range, and not %j', (allowed) => {
    expect(() => new AddressGuard({ allowed: [allowed] })).toThrow(
      `"${allowed}" is neither an address nor a CIDR range.`,
    )
  })
})

describe("the gateway's own ports", () => {
  const everything = ['0.0.0.0/0', '::/0']
  const options = {
    allowed: everything,
    ownPorts: new Set([443, 10_255]),
    ownAddresses: () => ['203.0.113.7', '2001:DB8:0::7', 'fe80::7'],
  }
  it.each(
    [
      '203.0.113.7',
      '::ffff:203.0.113.7',
      '2001:db8::7',
      '2001:db8:0:0::0007',
      'fe80::7',
      'fe80::7%eth0',
    ].concat([
      '127.0.0.1',
      '127.255.0.9',
      '::1',
      '::ffff:127.0.0.1',
      '0.0.0.0',
      '0.0.0.1',
      '::',
      '::ffff:0.0.0.0',
    ]),
  )('at %s are reached by nobody, whatever is allowed', (address) => {
    expect(problemOf(address, 443, options)).toBe(OWN)
    expect(problemOf(address, 10_255, options)).toBe(OWN)
    expect(problemOf(address, 444, options)).toBeUndefined()
  })
  it.each(['203.0.113.8', '2001:db8::8', '8.8.8.8'])('are no ports of another machine: %s', (address) => {
    expect(problemOf(address, 443, options)).toBeUndefined()
  })
  it('are refused at a public address of this machine too', () => {
    const found = { ownPorts: new Set([443]), ownAddresses: () => ['8.8.8.8'] }
    expect(problemOf('8.8.8.8', 443, found)).toBe(OWN)
    expect(problemOf('8.8.8.8', 80, found)).toBeUndefined()
  })
  it('are refused at an address that this machine got later', () => {
    const addresses: string[] = []
    const guard = new AddressGuard({ allowed: [], ownPorts: new Set([443]), ownAddresses: () => addresses })
    expect(guard.problem('8.8.8.8', 443)).toBeUndefined()
    addresses.push('8.8.8.8')
    expect(guard.problem('8.8.8.8', 443)).toBe(OWN)
  })
  it("are looked for at all of this machine's addresses when nobody names them", () => {
    const guard = new AddressGuard({ allowed: everything, ownPorts: new Set([443]) })
    const own = Object.values(networkInterfaces()).flatMap((found) => found ?? [])
    expect(own.map(({ address }) => guard.problem(address, 443))).toEqual(own.map(() => OWN))
  })
})
