import { expect, test } from 'vitest'
import { readText } from './read-text.ts'

test('a text is taken without the blanks around it, and no longer than the API takes it', () => {
  expect(readText(' Acme ')).toBe('Acme')
  expect(readText('x'.repeat(300))).toHaveLength(255)
})

test('digits alone, which an address holds as a number, are a text', () => {
  expect(readText(4711)).toBe('4711')
})

test('what is blank, and what is no text, is nothing', () => {
  for (const value of ['', '  ', undefined, null, true, {}]) expect(readText(value)).toBeUndefined()
})
