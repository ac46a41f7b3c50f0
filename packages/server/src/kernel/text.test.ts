import { describe, expect, it } from 'vitest'
import { DomainError } from './errors.ts'
import { boundedText, checkedEmail, checkedText, isStorableText, slugify } from './text.ts'

const refusal = (check: () => unknown): string => {
  try {
    check()
  } catch (error) {
    if (error instanceof DomainError && error.code === 'request.invalid') return error.message
    throw error
  }
  throw new Error('Nothing was refused.')
}

describe('a text that can be stored', () => {
  it.each(['', 'plain', 'ü', '😀', '\u{10ffff}', '\n\t', '\ufffd', '\u200b'])('%j', (text) => {
    expect(isStorableText(text)).toBe(true)
  })
  it.each(['\0', 'a\0b', '\ud800', 'a\udc00', '\udc00\ud800', '😀\ud83d'])('is not %j', (text) => {
    expect(isStorableText(text)).toBe(false)
  })
})

describe('a required text', () => {
  it('is given back as it came, spaces around it too', () => {
    expect(checkedText('name', ' Acme ', 10)).toBe(' Acme ')
  })
  it.each([undefined, '', ' ', '\n\t', '\u3000'])('is refused by its field’s name when it is %j', (value) => {
    expect(refusal(() => checkedText('name', value, 10))).toMatch(/^name (is required|must not be blank)$/)
  })
})

describe('the length of a text', () => {
  it('is counted in characters, not in code units or bytes', () => {
    expect(boundedText('name', '😀'.repeat(5), 5)).toHaveLength(10)
    expect(refusal(() => boundedText('name', '😀'.repeat(6), 5))).toBe(
      'name must be at most 5 characters long',
    )
    expect(refusal(() => boundedText('name', 'x'.repeat(6), 5))).toContain('name')
    expect(boundedText('name', '', 5)).toBe('')
  })
})

describe('a mail address', () => {
  it.each(['a@b.cc', 'first.last+tag@sub.example.com', 'ü@münchen.example'])('may be %s', (text) => {
    expect(checkedEmail('ownerEmail', text)).toBe(text)
  })
  it.each([
    '',
    'a',
    '@b.cc',
    'a@',
    'a@b',
    'a b@c.dd',
    'a@b c.dd',
    'a@@b.cc',
    '<a@b.cc>',
    'a@b.cc,d@e.ff',
    'a@b.cc\n',
    `${'a'.repeat(65)}@b.cc`,
    `a@${'b'.repeat(191)}.cc`,
  ])('is not %j', (text) => {
    expect(refusal(() => checkedEmail('ownerEmail', text))).toBe('ownerEmail must be a mail address')
  })
  it('is judged quickly, however it is built to be slow', () => {
    expect(refusal(() => checkedEmail('a', `${'a.'.repeat(100_000)}@`))).toBe('a must be a mail address')
  })
})

describe('a slug', () => {
  it.each([
    ['Acme Corp', 'acme-corp'],
    ['  Acme -- Corp!  ', 'acme-corp'],
    ['Café Ñandú', 'cafe-nandu'],
    ['ＡＢＣ １２３', 'abc-123'],
    ['漢字', 'org'],
    ['', 'org'],
  ])('of %j is %s', (name, slug) => {
    expect(slugify(name, 'org')).toBe(slug)
  })
  it('of a long name is cut, and not at a hyphen', () => {
    expect(slugify('x'.repeat(100), 'org')).toBe('x'.repeat(48))
    expect(slugify(`${'x'.repeat(47)} and more`, 'org')).toBe('x'.repeat(47))
  })
})

describe('a mail address that the database would not compare as this server does', () => {
  it.each([
    'İx@example.com',
    'mar\u212a@example.com',
    'straẞe@example.com',
    'ΣAΣ@example.com',
    'x@Ünicode.example',
  ])('is refused: %s', (email) => {
    expect(refusal(() => checkedEmail('email', email))).toContain('capitals')
  })
  it.each(['Ann.B@Example.COM', 'jürgen@münchen.example', '用户@例子.example'])(
    'and no other: %s',
    (email) => {
      expect(checkedEmail('email', email)).toBe(email)
    },
  )
})
