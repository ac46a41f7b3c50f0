import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkedPathPattern } from './path-pattern.ts'

describe('a path pattern', () => {
  it.each(['/', '/*', '/v1/messages', '/v1/*', '/bot%20x/*', '/a*', `/${'x'.repeat(999)}`])(
    'takes %s',
    (text) => {
      expect(checkedPathPattern(text)).toBe(text)
    },
  )

  it.each([
    ['', 'pathPattern must begin with /'],
    ['v1/*', 'pathPattern must begin with /'],
    ['*', 'pathPattern must begin with /'],
    ['https://x/', 'pathPattern must begin with /'],
    ['/v1/*/x', 'pathPattern may hold * only at its end'],
    ['/**', 'pathPattern may hold * only at its end'],
    ['/a b', 'pathPattern must be percent-encoded, without spaces'],
    ['/ü', 'pathPattern must be percent-encoded, without spaces'],
    ['/a\n', 'pathPattern must be percent-encoded, without spaces'],
    ['/a?b=c', 'pathPattern must be a path alone, without ? # or \\'],
    ['/a#b', 'pathPattern must be a path alone, without ? # or \\'],
    ['/a\\b', 'pathPattern must be a path alone, without ? # or \\'],
    [`/${'x'.repeat(1000)}`, 'pathPattern must be at most 1000 characters long'],
  ])('refuses %j: %s', (text, problem) => {
    expect(() => checkedPathPattern(text)).toThrow(problem)
  })

  it('that is taken is a path which a URL holds unchanged, and a prefix at most', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (rest) => {
        const text = `/${rest}`
        try {
          checkedPathPattern(text)
        } catch {
          return
        }
        expect(text).toMatch(/^\/[\x21-\x7e]*$/)
        expect(text.indexOf('*') === -1 || text.indexOf('*') === text.length - 1).toBe(true)
        expect(new URL(`http://h${text}`).search + new URL(`http://h${text}`).hash).toBe('')
      }),
      { numRuns: 300 },
    )
  })
})
