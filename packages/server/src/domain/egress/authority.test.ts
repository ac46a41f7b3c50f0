import { domainToASCII } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAuthority, parseAuthority, parseHostHeader } from './authority.ts'

const textOf = (text: string): string | undefined => {
  const authority = parseAuthority(text)
  return authority === undefined ? undefined : formatAuthority(authority)
}

describe('an authority', () => {
  it.each([
    ['api.example.com:443', 'api.example.com:443'],
    ['API.Example.COM:443', 'api.example.com:443'],
    ['api.example.com.:443', 'api.example.com:443'],
    ['localhost:1', 'localhost:1'],
    ['my_service.internal:65535', 'my_service.internal:65535'],
    ['r3---sn-4g5e.example.com:443', 'r3---sn-4g5e.example.com:443'],
    ['bücher.example:443', 'xn--bcher-kva.example:443'],
    ['BÜCHER.example:443', 'xn--bcher-kva.example:443'],
    ['XN--BCHER-KVA.example:443', 'xn--bcher-kva.example:443'],
    ['api。example．com｡:443', 'api.example.com:443'],
    ['ｅｘａｍｐｌｅ.com:443', 'example.com:443'],
    ['ex\u00adample.com:443', 'example.com:443'],
    ['8.8.8.8:53', '8.8.8.8:53'],
    ['[2001:DB8:0:0:0:0:0:1]:443', '[2001:db8::1]:443'],
    ['[::]:443', '[::]:443'],
    ['[::1]:443', '[::1]:443'],
    ['[64:ff9b::10.0.0.1]:443', '[64:ff9b::a00:1]:443'],
    ['[::10.0.0.1]:443', '[::a00:1]:443'],
  ])('%s is %s', (text, canonical) => {
    expect(textOf(text)).toBe(canonical)
  })

  it.each([
    ['2130706433:80', '127.0.0.1:80'],
    ['017700000001:80', '127.0.0.1:80'],
    ['0177.0.0.1:80', '127.0.0.1:80'],
    ['0x7f000001:80', '127.0.0.1:80'],
    ['0X7F.1:80', '127.0.0.1:80'],
    ['0x7f.0.0x0.01:80', '127.0.0.1:80'],
    ['127.1:80', '127.0.0.1:80'],
    ['127.0.1:80', '127.0.0.1:80'],
    ['127.0.0.1.:80', '127.0.0.1:80'],
    ['127。0。0。1:80', '127.0.0.1:80'],
    ['１２７.0.0.1:80', '127.0.0.1:80'],
    ['２１３０７０６４３３:80', '127.0.0.1:80'],
    ['①②⑦.1:80', '127.0.0.1:80'],
    ['0:80', '0.0.0.0:80'],
    ['0x:80', '0.0.0.0:80'],
    ['2852039166:80', '169.254.169.254:80'],
    ['0xa9.254.0251.254:80', '169.254.169.254:80'],
    ['[::ffff:127.0.0.1]:80', '127.0.0.1:80'],
    ['[::FFFF:7f00:1]:80', '127.0.0.1:80'],
    ['[0:0:0:0:0:ffff:a9fe:a9fe]:80', '169.254.169.254:80'],
  ])('is the address that would be dialled: %s is %s', (text, canonical) => {
    expect(textOf(text)).toBe(canonical)
    expect(parseAuthority(text)?.kind).toBe('ipv4')
  })

  it('tells names and addresses apart', () => {
    expect(parseAuthority('a.example:1')).toEqual({ kind: 'name', host: 'a.example', port: 1 })
    expect(parseAuthority('192.0.2.1:2')).toEqual({ kind: 'ipv4', host: '192.0.2.1', port: 2 })
    expect(parseAuthority('[2001:db8::1]:3')).toEqual({ kind: 'ipv6', host: '2001:db8::1', port: 3 })
  })

  it.each([
    // No host, no port, or a port that is none.
    ...['', ':', ':443', 'a.example', 'a.example:', '8.8.8.8', '[::1]', '[::1]:', '443', '.:443', '..:443'],
    ...['a:0', 'a:00443', 'a:0443', 'a:65536', 'a:99999', 'a:443443', 'a:+443', 'a:-1', 'a:4e2', 'a:0x1bb'],
    ...['a:443:443', 'a::443', 'a:４４３', 'a:443.', 'a:4_4'],
    // What only a URL has.
    ...['a@b:443', 'a:b@c:443', '@b:443', 'http://b:443', '//b:443', 'b:443/', 'b/:443', 'b:443?', 'b?c:443'],
    ...[
      'b:443#c',
      'b#c:443',
      'b\\c:443',
      'b\\@c:443',
      'b:443,c:443',
      'b;c:443',
      "b'c:443",
      'b,c:443',
      '*.b:443',
    ],
    // Space and controls.
    ...[
      ' b:443',
      'b :443',
      'b: 443',
      'b:443 ',
      'b\t:443',
      'b\n:443',
      'b:443\n',
      'b:443\r\n',
      'b\0:443',
      '\u0085b:443',
    ],
    ...['b\u00a0c:443', 'b\u2028c:443', 'b\u3000c:443', 'b\u007fc:443', 'b\ufeff c:443'],
    // Percent signs, and letters that IDNA turns into signs.
    ...[
      'b%2ec:443',
      '%62:443',
      'b%:443',
      'b％2ec:443',
      'a＠b:443',
      'a／b:443',
      'a？b:443',
      'a＃b:443',
      'a：1:443',
    ],
    ...['a＼b:443', 'a℀b:443', 'a﹕1:443', '［::1］:443'],
    // Labels that are none.
    ...[
      'a..b:443',
      'a.example..:443',
      'a.example。.:443',
      '.a.example:443',
      '-a.example:443',
      'a-.example:443',
    ],
    ...['a.-:443', '\u00ad.example:443', '\u200b:443', 'xn--a:443', '\ud800.example:443'],
    // Names that end in a number, and addresses that are none.
    ...[
      'a.1:443',
      'a.0x7f:443',
      '1.2.3.4.5:443',
      '1.2.3.256:443',
      '256.1:443',
      '4294967296:443',
      '09.1.1.1:443',
    ],
    ...['1..1:443', '1.2.3.4..:443', '0x100000000:443', '127.0.0.1.a.1:443'],
    ...[
      '::1:443',
      '[::1:443',
      '::1]:443',
      '[]:443',
      '[:]:443',
      '[:::]:443',
      '[1::2::3]:443',
      '[::1%eth0]:443',
    ],
    ...['[::1%25eth0]:443', '[fe80::1%1]:443', '[::g]:443', '[1:2:3:4:5:6:7]:443', '[1:2:3:4:5:6:7:8:9]:443'],
    ...[
      '[::12345]:443',
      '[::1.2.3]:443',
      '[::1.2.3.256]:443',
      '[::01.2.3.4]:443',
      '[127.0.0.1]:443',
      '[a.example]:443',
    ],
    ...['[[::1]]:443', '[::1].:443', '[::1]a:443', 'a[::1]:443', '[v1.a]:443', '[ ::1]:443', '[::1]:0'],
  ])('is not %j', (text) => {
    expect(parseAuthority(text)).toBeUndefined()
  })
})

it('has a name of 253 characters at most, besides its last dot and its port', () => {
  const name = `${'a.'.repeat(126)}b`
  expect(textOf(`${name}.:65535`)).toBe(`${name}:65535`)
  for (const longer of [`${name}c`, `${name}.c`, `c${name}`, 'a'.repeat(100_000), `${'a.'.repeat(50_000)}b`])
    expect(parseAuthority(`${longer}:1`)).toBeUndefined()
  expect(parseAuthority(`${'ü.'.repeat(100)}b:1`)).toBeUndefined()
})

it('is of 260 characters at most, whatever IDNA would leave out of them', () => {
  const spaced = (count: number): string => `ex${'\u00ad'.repeat(count)}ample.com:443`
  expect(textOf(spaced(245))).toBe('example.com:443')
  expect(spaced(246)).toHaveLength(261)
  expect(parseAuthority(spaced(246))).toBeUndefined()
})

it('has labels of 63 characters at most', () => {
  expect(textOf(`${'a'.repeat(63)}.example:443`)).toBe(`${'a'.repeat(63)}.example:443`)
  expect(parseAuthority(`${'a'.repeat(64)}.example:443`)).toBeUndefined()
})

describe('a Host header', () => {
  it.each([
    ['Api.Example.com', 'api.example.com:443'],
    ['api.example.com.', 'api.example.com:443'],
    ['api.example.com:8443', 'api.example.com:8443'],
    ['0x7f.1', '127.0.0.1:443'],
    ['[::1]', '[::1]:443'],
    ['[::1]:80', '[::1]:80'],
  ])('%s of a request over TLS is for %s', (text, canonical) => {
    const authority = parseHostHeader(text, 443)
    expect(authority && formatAuthority(authority)).toBe(canonical)
  })
  it.each(['', 'a.example:', 'a@b', 'a/b', '::1', 'a, b', 'a b', 'a.example:0'])('is not %j', (text) => {
    expect(parseHostHeader(text, 80)).toBeUndefined()
  })
})

const PIECES = [
  'a',
  'B',
  'example',
  'ü',
  'ß',
  '１',
  '0',
  '1',
  '127',
  '255',
  '256',
  '0x',
  '7f',
  '017',
  'ffff',
  'xn--',
].concat(
  [
    '.',
    '.',
    '.',
    '。',
    ':',
    ':',
    '::',
    '::ffff:',
    '[',
    ']',
    '-',
    '_',
    '@',
    '/',
    '\\',
    '?',
    '#',
    '%',
    '%2e',
    ' ',
    '\n',
  ],
  [
    '\0',
    '\u00ad',
    '\u200d',
    '\ud800',
    ':80',
    ':443',
    ':443',
    '65535',
    '*',
    '2130706433',
    'bcher-kva',
    '％',
    '／',
  ],
)
const pieced = fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }).map((pieces) => pieces.join(''))
const address6 = fc
  .array(fc.constantFrom('0', '0', '0', '1', 'ffff', '2001', 'DB8', '0a', '7f00'), {
    minLength: 8,
    maxLength: 8,
  })
  .map((groups) => `[${groups.join(':')}]`)
const number = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 0x1_00_00_00_ff }))
const numeric = fc
  .array(
    fc.tuple(number, fc.constantFrom(8, 10, 16)).map(([value, radix]) => {
      const prefix = { 8: '0', 10: '', 16: '0x' }[radix] ?? ''
      return `${prefix}${value.toString(radix)}`
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join('.'))
const anything = fc.oneof(
  pieced,
  fc
    .oneof(
      address6,
      numeric,
      fc.ipV4(),
      fc.ipV6().map((text) => `[${text}]`),
      fc.domain(),
    )
    .map((host) => `${host}:443`),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'binary' }).map((text) => `${text}:443`),
  fc.webAuthority({
    withIPv4: true,
    withIPv6: true,
    withIPv4Extended: true,
    withPort: true,
    withUserInfo: true,
  }),
)
const RUNS = { numRuns: 5_000 }

/** How a URL would be dialled: without brackets, last dot, or the mapping of an IPv4 address into IPv6. */
const dialled = ({ hostname }: URL): string => {
  const mapped = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(hostname)
  if (mapped === null) return hostname.replace(/^\[|\]$|\.$/g, '')
  return mapped
    .slice(1)
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 255])
    .join('.')
}

describe('whatever the text', () => {
  it('it is read or refused, and what was read is read from its one text as the same', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const authority = parseAuthority(text)
        if (authority !== undefined) expect(parseAuthority(formatAuthority(authority))).toEqual(authority)
      }),
      RUNS,
    )
  })

  it('a URL that holds what was read goes to the same host and port, and holds nothing else', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const authority = parseAuthority(text)
        if (authority === undefined) return
        const url = new URL(`http://${text}`)
        expect([dialled(url), url.port || '80']).toEqual([authority.host, String(authority.port)])
        expect([url.username, url.password, url.pathname, url.search, url.hash]).toEqual([
          '',
          '',
          '/',
          '',
          '',
        ])
      }),
      RUNS,
    )
  })

  it('what was read is lower-case ASCII that IDNA leaves alone', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const authority = parseAuthority(text)
        if (authority === undefined) return
        expect(authority.host).toMatch(/^[a-z0-9._:-]+$/)
        if (authority.kind !== 'ipv6') expect(domainToASCII(authority.host)).toBe(authority.host)
      }),
      RUNS,
    )
  })

  it('every number below 2 to the 32nd, in whatever base, is the address that it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xff_ff_ff_ff }), fc.constantFrom(8, 10, 16), (value, radix) => {
        const quad = [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255].join('.')
        const prefix = { 8: '0', 10: '', 16: '0x' }[radix] ?? ''
        expect(textOf(`${prefix}${value.toString(radix)}:80`)).toBe(`${quad}:80`)
      }),
    )
  })

  it('every name and address that a URL may have is read, in any case and with or without its last dot', () => {
    const hosts = fc.oneof(fc.domain(), fc.ipV4())
    fc.assert(
      fc.property(hosts, fc.integer({ min: 1, max: 65_535 }), fc.constantFrom('', '.'), (host, port, dot) => {
        expect(textOf(`${host.toUpperCase()}${dot}:${port}`)).toBe(`${host.toLowerCase()}:${port}`)
      }),
    )
  })
})
