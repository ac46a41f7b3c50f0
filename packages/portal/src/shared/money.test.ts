import { expect, test } from 'vitest'
import { dollars, dollarsOfCents } from './money.ts'

test('an amount is told in cents, none of which was not spent', () => {
  expect(dollars('19999999')).toBe('$0.01')
  expect(dollars('12500000000')).toBe('$12.50')
  expect(dollarsOfCents(1250)).toBe('$12.50')
})

test('what is less than a cent is told to be so, and nothing is nothing', () => {
  expect(dollars('1')).toBe('< $0.01')
  expect(dollars('0')).toBe('$0.00')
})
