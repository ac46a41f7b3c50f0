import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../../kernel/errors.ts'
import { checkedHostPattern, HOST_PATTERN_CHARACTERS_MAX } from './host-pattern.ts'

const problemOf = (text: string): string => {
  try {
    return `taken as ${checkedHostPattern(text)}`
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    expect([error.code, error.field]).toEqual(['request.invalid', 'hostPattern'])
    return error.message
  }
}

describe('a host pattern', () => {
  it.each([
    ['api.anthropic.com', 'api.anthropic.com'],
    ['API.Anthropic.COM', 'api.anthropic.com'],
    ['api.anthropic.com.', 'api.anthropic.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['*.BÜCHER.example:8443', '*.xn--bcher-kva.example:8443'],
    ['api。example。com', 'api.example.com'],
    ['localhost', 'localhost'],
    ['localhost:11434', 'localhost:11434'],
    ['*.example.com', '*.example.com'],
    ['*.example.co.uk', '*.example.co.uk'],
    ['*.svc.cluster.local', '*.svc.cluster.local'],
    ['github.io', 'github.io'],
    ['my_service.internal', 'my_service.internal'],
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1:65535', '127.0.0.1:65535'],
    ['[::1]', '[::1]'],
    ['[0:0:0:0:0:0:0:1]:8443', '[::1]:8443'],
    ['[2001:DB8::1]', '[2001:db8::1]'],
  ])('%s is taken as %s', (text, canonical) => {
    expect(checkedHostPattern(text)).toBe(canonical)
  })

  it.each([
    ['', 'hostPattern is required'],
    [
      'https://api.anthropic.com',
      'Enter a hostname, not a URL (remove http:// or https:// from hostPattern)',
    ],
    [
      'https://api.anthropic.com/v1 x',
      'Enter a hostname, not a URL (remove http:// or https:// from hostPattern)',
    ],
    ['api.anthropic.com/v1', 'Enter a hostname, not a URL (hostPattern takes no path; pathPattern does)'],
    ['api.anthropic.com/', 'Enter a hostname, not a URL (hostPattern takes no path; pathPattern does)'],
    ['api .anthropic.com', 'hostPattern must not contain spaces'],
    [' api.anthropic.com', 'hostPattern must not contain spaces'],
    ['api.anthropic.com\n', 'hostPattern must not contain spaces'],
    ['*.com', 'hostPattern must not have a wildcard over the public suffix com'],
    ['*.co.uk', 'hostPattern must not have a wildcard over the public suffix co.uk'],
    ['*.CO.UK.', 'hostPattern must not have a wildcard over the public suffix co.uk'],
    ['*.github.io', 'hostPattern must not have a wildcard over the public suffix github.io'],
    ['*.foo.ck', 'hostPattern must not have a wildcard over the public suffix foo.ck'],
    ['*.рф', 'hostPattern must not have a wildcard over the public suffix xn--p1ai'],
    ['*.internal', 'hostPattern must not have a wildcard over the public suffix internal'],
    ['*.127.0.0.1', 'hostPattern must not have a wildcard before an address'],
    ['*', 'hostPattern may hold a wildcard only as a leading "*."'],
    ['*example.com', 'hostPattern may hold a wildcard only as a leading "*."'],
    ['api.*.example.com', 'hostPattern may hold a wildcard only as a leading "*."'],
    ['*.*.example.com', 'hostPattern must be a hostname such as api.example.com'],
    ['127.1', 'hostPattern must spell the address as 127.0.0.1'],
    ['0x7f.0.0.1', 'hostPattern must spell the address as 127.0.0.1'],
    ['2130706433', 'hostPattern must spell the address as 127.0.0.1'],
    ['１２７.0.0.1', 'hostPattern must spell the address as 127.0.0.1'],
    ['127.0.0.1.', 'taken as 127.0.0.1'],
    ['256.0.0.1', 'hostPattern must be a hostname such as api.example.com'],
    ['::1', 'hostPattern must have brackets around an IPv6 address'],
    ['[::1', 'hostPattern must hold an IPv6 address in its brackets'],
    ['[fe80::1%eth0]', 'hostPattern must hold an IPv6 address in its brackets'],
    ['[api.example.com]', 'hostPattern must hold an IPv6 address in its brackets'],
    ['[::1]x', 'hostPattern must hold an IPv6 address in its brackets'],
    ['[::1]x:80', 'hostPattern must hold an IPv6 address in its brackets'],
    ['api.example.com:', 'hostPattern must have a port from 1 to 65535 after its colon'],
    ['api.example.com:0', 'hostPattern must have a port from 1 to 65535 after its colon'],
    ['api.example.com:080', 'hostPattern must have a port from 1 to 65535 after its colon'],
    ['api.example.com:65536', 'hostPattern must have a port from 1 to 65535 after its colon'],
    ['api.example.com:443:1', 'hostPattern must have a port from 1 to 65535 after its colon'],
    [':443', 'hostPattern must be a hostname such as api.example.com'],
    ['user@api.example.com', 'hostPattern must be a hostname such as api.example.com'],
    ['api.example.com?x', 'hostPattern must be a hostname such as api.example.com'],
    ['api.example.com#x', 'hostPattern must be a hostname such as api.example.com'],
    ['api.ex%61mple.com', 'hostPattern must be a hostname such as api.example.com'],
    ['api\\example.com', 'hostPattern must be a hostname such as api.example.com'],
    ['api..example.com', 'hostPattern must be a hostname such as api.example.com'],
    ['.example.com', 'hostPattern must be a hostname such as api.example.com'],
    ['-api.example.com', 'hostPattern must be a hostname such as api.example.com'],
    ['api-.example.com', 'hostPattern must be a hostname such as api.example.com'],
    [`${'a'.repeat(64)}.com`, 'hostPattern must be a hostname such as api.example.com'],
    [`${'a.'.repeat(127)}com`, 'hostPattern must be a hostname such as api.example.com'],
    ['xn--a', 'hostPattern must be a hostname such as api.example.com'],
    ['api.example.com\u0000', 'hostPattern must be a hostname such as api.example.com'],
  ])('%j is answered: %s', (text, problem) => {
    expect(problemOf(text)).toBe(problem)
  })

  const label = fc
    .stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/)
    .filter((text) => !/^..--/.test(text))
  const host = fc
    .array(label, { minLength: 2, maxLength: 5 })
    .map((labels) => [...labels, 'example', 'org'].join('.'))
  const port = fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined })

  it('of a plain host, with a wildcard and a port or without, is taken in lower case', () => {
    fc.assert(
      fc.property(host, port, fc.boolean(), (name, number, wild) => {
        const text = `${wild ? '*.' : ''}${name}${number === undefined ? '' : `:${number}`}`
        expect(checkedHostPattern(text.toUpperCase())).toBe(text)
      }),
    )
  })

  it('is refused in words or taken in one spelling, which is taken as it is', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '*',
        '*.',
        '.',
        ':',
        '[',
        ']',
        '/',
        '@',
        '%',
        '-',
        '80',
        '::1',
        '127.0.0.1',
        'com',
        'ü',
        '\n',
      ),
      label,
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const answer = problemOf(pieces.join(''))
        if (!answer.startsWith('taken as ')) return
        const canonical = answer.slice('taken as '.length)
        expect(canonical).toMatch(/^(?:\*\.)?(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/)
        expect(canonical.length).toBeLessThanOrEqual(HOST_PATTERN_CHARACTERS_MAX)
        expect(checkedHostPattern(canonical)).toBe(canonical)
        expect(new URL(`https://${canonical.replace('*.', 'any.')}`).username).toBe('')
      }),
      { numRuns: 500 },
    )
  })
})
