import { expect, it } from 'vitest'
import { readCookie } from './read-cookie.ts'

it.each([
  ['a=1; b=2', '1'],
  ['b=2;a=1', '1'],
  ['a=1; a=2', '1'],
  ['a=1=2', '1=2'],
  ['a=', ''],
  ['ba=1; b=a=1', undefined],
  ['', undefined],
])('reads of %j what a is: %j', (header, value) => {
  expect(readCookie(header, 'a')).toBe(value)
})
