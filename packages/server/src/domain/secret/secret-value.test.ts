import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../kernel/secret.ts'
import { authModeOf, checkedValue, maskValue } from './secret-value.ts'

describe('a value', () => {
  it.each(['x', 'sk-ant-api03-abc', 'päss wörd 🙂', 'x'.repeat(10_000), '🙂'.repeat(10_000)])(
    'is taken',
    (text) => {
      expect(checkedValue(new Secret(text)).reveal()).toBe(text)
    },
  )

  it.each([
    ['', 'value must not be blank'],
    [' ', 'value must not be blank'],
    ['a\rb', 'value must be one line, without CR, LF or NUL'],
    ['a\n', 'value must be one line, without CR, LF or NUL'],
    ['a\0b', 'value must be one line, without CR, LF or NUL'],
    ['x'.repeat(10_001), 'value must be at most 10000 characters long'],
  ])('is refused: %j', (text, problem) => {
    expect(() => checkedValue(new Secret(text))).toThrow(problem)
  })

  it('never stands in its own refusal', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), (text) => {
        try {
          checkedValue(new Secret(`${text}\n`))
        } catch (error) {
          expect(String(error)).not.toContain(text)
        }
      }),
    )
  })
})

describe('the mask', () => {
  it('shows a few characters at both ends of a long value', () => {
    expect(maskValue(new Secret('sk-ant-api03-0123456789abcdef'))).toBe('sk-ant••••••••cdef')
  })

  it('shows at most ten characters of a long value and none of a short one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const shown = [...maskValue(new Secret(text))].filter((character) => character !== '•')
        const characters = [...text]
        expect(shown.length).toBeLessThanOrEqual(characters.length < 24 ? 0 : 10)
      }),
    )
  })
})

it('Anthropic’s OAuth tokens are told from API keys', () => {
  expect(authModeOf('anthropic', new Secret('sk-ant-oat01-x'))).toBe('oauth')
  expect(authModeOf('anthropic', new Secret('sk-ant-api03-x'))).toBe('api-key')
  expect(authModeOf('openai', new Secret('sk-ant-oat01-x'))).toBe('api-key')
  expect(authModeOf('generic', new Secret('sk-ant-oat01-x'))).toBe(null)
})
