import { expect, it } from 'vitest'
import { parseByteRange } from './byte-range.ts'

const READINGS: readonly (readonly [header: string | undefined, expected: unknown])[] = [
  ['bytes=0-0', { first: 0, last: 0 }],
  ['bytes=2-5', { first: 2, last: 5 }],
  ['bytes=5-', { first: 5, last: 9 }],
  ['bytes=5-99', { first: 5, last: 9 }],
  ['bytes=-3', { first: 7, last: 9 }],
  ['bytes=-99', { first: 0, last: 9 }],
  ['bytes=10-', 'none'],
  ['bytes=-0', 'none'],
  // What is no range of bytes, or is several, is ignored.
  ...[undefined, '', 'bytes=-', 'bytes=5-2', 'bytes=0-1,3-4', 'bytes=a-b', 'lines=0-1'].map(
    (header) => [header, undefined] as const,
  ),
]

it.each(READINGS)('of ten bytes %j are %j', (header, expected) => {
  expect(parseByteRange(header, 10)).toEqual(expected)
})
