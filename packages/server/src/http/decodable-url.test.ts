import { describe, expect, it } from 'vitest'
import { decodableUrl } from './decodable-url.ts'

describe('a path', () => {
  it.each(['/', '/a?b=c', '/%C3%A9', '/%2e%2E/x', '//host/x', 'http://host/x', '/*'])(
    'stays as it is where it can be decoded: %s',
    (url) => expect(decodableUrl(url)).toBe(url),
  )

  it.each([
    ['/%', '/%25'],
    ['/%ZZ/%41', '/%25ZZ/%41'],
    ['/%C3', '/%25C3'],
    ['/%C3%A9/%FF', '/%C3%A9/%25FF'],
    ['/a%2', '/a%252'],
  ])('is escaped where it cannot: %s', (url, escaped) => {
    expect(decodableUrl(url)).toBe(escaped)
    expect(decodeURIComponent(decodableUrl(url))).toBe(decodeURIComponent(escaped))
  })

  it('is no page where it is the asterisk', () => {
    expect(decodableUrl('*')).toBe('/*')
  })
})
