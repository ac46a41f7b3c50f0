import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTarget, hasEmptySegment, TARGET_BYTES_MAX } from './request-target.ts'

const path = (problem: string): string => `The path of the request ${problem}.`
const BEGINNING = "The request's target must begin with a slash."
const PRINTABLE = "The request's target must be percent-encoded, without spaces."
const FRAGMENT = "The request's target must not hold a fragment."
const BACKSLASH = path('must not hold a backslash, encoded or not')
const ESCAPE = path('must hold two hexadecimal digits after each %')
const LINE_END = path('must not hold an encoded NUL, CR or LF')
const OVERLONG = path('must not hold a character in more bytes than it takes')
const DOTS = path('must not hold a segment of dots alone')
const FIRST = path('must not begin with an empty segment')
const SLASH = path('must not hold an encoded slash')

const TAKEN = [
  '/',
  '/v1/messages',
  '/v1/messages/',
  '/v1/messages?beta=true',
  '/?',
  '/a%20b',
  '/%E4%BD%A0',
  '/%e0%a4%85',
  '/%F0%9F%98%80',
  '/%61dmin',
  '/a%25b',
  '/a%252fb',
  '/.well-known/x',
  '/...',
  '/..a',
  '/a..',
  '/.a/.b',
  '/%2e%2ea',
  '/a.',
  '/a;v=1/b',
  '/a:b@c!$&\'()*+,="<>[]^`{|}~',
  '/v1beta/models/gemini-pro:streamGenerateContent?alt=sse',
  // A query is the upstream's business.
  '/?u=https://a.example//b/../c',
  '/?a=%2f%5c%00%zz%&b=\\..;',
  '/a??/..',
]

const REFUSED: readonly (readonly [target: string, problem: string])[] = [
  ['', BEGINNING],
  ['*', BEGINNING],
  ['a', BEGINNING],
  ['?a', BEGINNING],
  ['\\a', BEGINNING],
  ['a.example:443', BEGINNING],
  ['http://a.example/', BEGINNING],
  ['https://a.example/', BEGINNING],
  [' /', BEGINNING],
  ['/a b', PRINTABLE],
  ['/ ', PRINTABLE],
  ['/\t', PRINTABLE],
  ['/a\n', PRINTABLE],
  ['/a\r\nHost: b', PRINTABLE],
  ['/\0', PRINTABLE],
  ['/\x7f', PRINTABLE],
  ['/ü', PRINTABLE],
  ['/\u2025', PRINTABLE],
  ['/?a b', PRINTABLE],
  ['/?ü', PRINTABLE],
  ['/?\0', PRINTABLE],
  ['/a#b', FRAGMENT],
  ['/#', FRAGMENT],
  ['/?a#b', FRAGMENT],
  ['/a\\b', BACKSLASH],
  ['/..\\a', BACKSLASH],
  ['/a%5cb', BACKSLASH],
  ['/a%5Cb', BACKSLASH],
  ['/%', ESCAPE],
  ['/%a', ESCAPE],
  ['/%?41', ESCAPE],
  ['/%zz', ESCAPE],
  ['/%4g', ESCAPE],
  ['/%u002e', ESCAPE],
  ['/%%32e', ESCAPE],
  ['/a%00', LINE_END],
  ['/a%0d%0aHost:b', LINE_END],
  ['/a%0Ab', LINE_END],
  ['/%c0%ae%c0%ae/', OVERLONG],
  ['/a%C0%AFb', OVERLONG],
  ['/a%c1%9cb', OVERLONG],
  ['/%e0%80%ae', OVERLONG],
  ['/%F0%80%80%AF', OVERLONG],
  ['/.', DOTS],
  ['/..', DOTS],
  ['/./a', DOTS],
  ['/a/.', DOTS],
  ['/a/../b', DOTS],
  ['/a/..?b', DOTS],
  ['/%2e', DOTS],
  ['/%2E%2e/a', DOTS],
  ['/.%2e/a', DOTS],
  ['/a/%2E.', DOTS],
  ['/a%2f..', DOTS],
  ['/a%2F%2e%2e%2Fb', DOTS],
  ['/a/..%2fb', DOTS],
  ['/a/..;/b', DOTS],
  ['/a/..;x=1/b', DOTS],
  ['/a/.;', DOTS],
  ['/a/%2e%2e%3bx/b', DOTS],
  ['//', FIRST],
  ['//a.example/b', FIRST],
  ['///a', FIRST],
  ['/;/a', FIRST],
  ['/a%2fb', SLASH],
  ['/%2F', SLASH],
  ['/@scope%2fname', SLASH],
  ['/%3b/a', FIRST],
]

const WITH_EMPTY_SEGMENT = [...['/a//b', '/a//', '/a/;x/b', '/a/%3B', '/web/2020/https://a.example/']]

describe('the target of a request', () => {
  it.each(TAKEN)('may be %s', (target) => {
    expect(checkTarget(target)).toBeUndefined()
  })
  it.each(REFUSED)('may not be %j', (target, problem) => {
    expect(checkTarget(target)).toBe(problem)
  })
  it.each(WITH_EMPTY_SEGMENT)('may be %s, which has an empty segment', (target) => {
    expect(checkTarget(target)).toBeUndefined()
    expect(hasEmptySegment(target)).toBe(true)
  })
  it.each(['/', '/a', '/a/', '/a;x/b', '/a%3bx'])('has no empty segment in %s', (target) => {
    expect(hasEmptySegment(target)).toBe(false)
  })
  it('is of 16 KiB at most', () => {
    const longest = `/${'a'.repeat(TARGET_BYTES_MAX - 1)}`
    expect(TARGET_BYTES_MAX).toBe(16_384)
    expect(checkTarget(longest)).toBeUndefined()
    expect(checkTarget(`${longest}a`)).toBe("The request's target is longer than 16384 bytes.")
  })
})

const PIECES = [
  '/',
  '/',
  '//',
  '.',
  '..',
  '%2e',
  '%2E',
  '%2f',
  '%5c',
  '\\',
  ';',
  '%3b',
  'a',
  'b',
  '%',
  '%61',
  '%25',
].concat(['?', '#', ' ', '\n', '\0', 'ü', '%00', '%0d', '%c0%af', '*', ':', '@'])
const pieced = fc.array(fc.constantFrom(...PIECES), { maxLength: 10 }).map((pieces) => pieces.join(''))
const anything = fc.oneof(
  pieced.map((text) => `/${text}`),
  pieced,
  fc.string({ unit: 'binary' }),
)

const onlyPath = (target: string): string => target.replace(/\?.*$/s, '')
/** Byte by byte: not every server asks for UTF-8. */
const decoded = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
const withoutParameters = (segment: string): string => segment.replace(/;.*$/s, '')

/** What a server makes of a path that decodes and merges it first and resolves it afterwards. */
const resolved = (path: string): string => {
  const kept: string[] = []
  for (const segment of decoded(path).split(/[/\\]/).map(withoutParameters)) {
    if (segment === '..') kept.pop()
    else if (segment !== '.' && segment !== '') kept.push(segment)
  }
  return kept.join('/')
}

describe('whatever is taken', () => {
  const taken = (promise: (target: string) => void): void =>
    fc.assert(
      fc.property(anything, (target) => {
        if (checkTarget(target) === undefined) promise(target)
      }),
      { numRuns: 5_000 },
    )
  const ORIGIN = 'https://a.example'

  it('is below the host that it is resolved for, as it is', () => {
    taken((target) => {
      const { href } = new URL(target, ORIGIN)
      expect(href.startsWith(`${ORIGIN}/`)).toBe(true)
      expect(decoded(href.slice(ORIGIN.length))).toBe(decoded(target))
    })
  })

  it('has the same segments for a server that decodes first and resolves afterwards, without empty ones', () => {
    taken((target) => {
      if (hasEmptySegment(onlyPath(target))) return
      const segments = onlyPath(target).slice(1).replace(/\/$/, '').split('/')
      expect(resolved(onlyPath(target))).toBe(segments.map(decoded).map(withoutParameters).join('/'))
    })
  })

  it('climbs nowhere', () => {
    taken((target) => {
      const segments = decoded(onlyPath(target)).split(/[/\\]/).map(withoutParameters)
      expect(segments).not.toContain('..')
      expect(segments).not.toContain('.')
    })
  })

  it('can stand in a request line', () => {
    taken((target) => expect(`GET ${target} HTTP/1.1`).toMatch(/^GET \/[!-~]* HTTP\/1\.1$/))
  })
})
