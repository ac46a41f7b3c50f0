import { escape as formEscape } from 'node:querystring'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../../kernel/secret.ts'
import { NeedleSet } from './needle-set.ts'
import { Scrubber } from './scrubber.ts'
import { secretForms } from './secret-forms.ts'

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0')
const unicode = (unit: string): string => `\\u${hex(unit.charCodeAt(0), 4)}`
const json = (text: string): string => JSON.stringify(text).slice(1, -1)
const lowerPercent = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())
const upperUnicode = (text: string): string => `\\u${unicode(text.slice(-1)).slice(2).toUpperCase()}`
/** RFC 3986, to the letter, but for some of what it encodes. */
const percent = (text: string, kept: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()*]/g, (sign) => `%${hex(sign.charCodeAt(0), 2).toUpperCase()}`)
    .replace(/%[2-4][0-9A-F]/g, (code) =>
      kept.includes(decodeURIComponent(code)) ? decodeURIComponent(code) : code,
    )
const html = (text: string, quote: string, apostrophe: string): string => {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': quote }
  return text.replace(/[&<>"']/g, (sign) => names[sign] ?? apostrophe)
}
const bytesOf = (text: string): readonly number[] => [...Buffer.from(text)]

/** What upstreams make of a value when they tell it back. */
const ECHOES: Readonly<Record<string, (value: string) => string>> = {
  'as it is': (value) => value,
  base64: (value) => Buffer.from(value).toString('base64'),
  'base64 without padding': (value) => Buffer.from(value).toString('base64').replace(/=+$/, ''),
  base64url: (value) => Buffer.from(value).toString('base64url'),
  'base64url with padding': (value) =>
    Buffer.from(value).toString('base64').replaceAll('+', '-').replaceAll('/', '_'),
  hex: (value) => Buffer.from(value).toString('hex'),
  'hex in upper case': (value) => Buffer.from(value).toString('hex').toUpperCase(),
  'percent, every byte': (value) =>
    bytesOf(value)
      .map((byte) => `%${hex(byte, 2).toUpperCase()}`)
      .join(''),
  'percent, every byte in lower case': (value) =>
    bytesOf(value)
      .map((byte) => `%${hex(byte, 2)}`)
      .join(''),
  encodeURIComponent: (value) => encodeURIComponent(value),
  'encodeURIComponent in lower case': (value) => lowerPercent(encodeURIComponent(value)),
  encodeURI: (value) => encodeURI(value),
  'RFC 3986': (value) => percent(value, ''),
  'Python’s quote': (value) => percent(value, '/'),
  'a segment of a path': (value) => percent(value, "!$&'()*+,;=:@"),
  'a path': (value) => percent(value, "!$&'()*+,;=:@/"),
  'a query': (value) => percent(value, "!$&'()*+,;=:@/?"),
  'the URL of a browser': (value) =>
    new URL(`https://x.example/?v=${value.replaceAll('#', '%23')}`).search.slice(3),
  'node:querystring': (value) => formEscape(value),
  'a form': (value) => new URLSearchParams({ v: value }).toString().slice(2),
  'a form with %20': (value) => new URLSearchParams({ v: value }).toString().slice(2).replaceAll('+', '%20'),
  JSON: json,
  'JSON with \\/': (value) => json(value).replaceAll('/', '\\/'),
  'JSON in ASCII': (value) => json(value).replace(/[\u0080-\uffff]/g, unicode),
  'JSON in ASCII with \\/': (value) =>
    json(value)
      .replace(/[\u0080-\uffff]/g, unicode)
      .replaceAll('/', '\\/'),
  'JSON without <, > and &': (value) => json(value).replace(/[<>&]/g, unicode),
  'JSON without <, > and &, in upper case': (value) => json(value).replace(/[<>&]/g, upperUnicode),
  'JSON of Django': (value) => json(value).replace(/[<>&\u0080-\uffff]/g, unicode),
  'JSON of Gson': (value) => json(value).replace(/[<>&=']/g, unicode),
  'JSON of .NET': (value) => json(value).replace(/\\"|[<>&'+`\u0080-\uffff]/g, upperUnicode),
  'JSON, every character': (value) => value.split('').map(unicode).join(''),
  'JSON, every character in upper case': (value) => value.split('').map(upperUnicode).join(''),
  'HTML without quotation marks': (value) => html(value, '"', "'"),
  'HTML of PHP': (value) => html(value, '&quot;', '&#39;'),
  'HTML of Python': (value) => html(value, '&quot;', '&#x27;'),
  'HTML of Go': (value) => html(value, '&#34;', '&#39;'),
  XML: (value) => html(value, '&quot;', '&apos;'),
}

const needlesOf = (...values: readonly string[]): NeedleSet =>
  new NeedleSet(secretForms(values.map((value) => new Secret(value))))

const streamed = (needles: NeedleSet, chunks: readonly Buffer[]): string => {
  const scrubber = new Scrubber(needles)
  return Buffer.concat([...chunks.map((chunk) => scrubber.push(chunk)), scrubber.flush()]).toString()
}

// No value holds a line feed, so nothing that is looked for reaches beyond it.
const BEFORE = 'before\n'
const AFTER = '\nafter'
const answerWith = (form: string): Buffer => Buffer.from(`${BEFORE}${form}${AFTER}`)
const starsFor = (form: string): string => `${BEFORE}${'*'.repeat(Buffer.byteLength(form))}${AFTER}`

const VALUES = [
  'sk-ant-api03-Zm9vYmFy_0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef',
  'abcdef',
  'p&ss "w/o+r=d"\\ <%41> \'x\'!*()~?@:',
  'schlüssel 🙂 ключ',
  "a#b?c<é>&d='e'",
  'aaaaaaaaaaaa',
  '%41%42+%43',
  'dXNlcjpwYXNz/dw+rd==',
]

describe.each(Object.entries(ECHOES))('an echo (%s)', (_, echo) => {
  it.each(VALUES)('is starred wherever the answer is cut in two: %s', (value) => {
    const needles = needlesOf(value)
    const form = echo(value)
    const answer = answerWith(form)
    for (let at = 0; at <= answer.length; at++)
      expect(streamed(needles, [answer.subarray(0, at), answer.subarray(at)])).toBe(starsFor(form))
  })

  const value = fc
    .oneof(
      fc.string({ minLength: 6, maxLength: 60 }),
      fc.string({ unit: 'grapheme', minLength: 6, maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...'ab%+ /"\\<é🙂'), minLength: 6, maxLength: 20 }),
    )
    .filter((text) => text.trim() === text && Buffer.byteLength(text) >= 6 && !/[\r\n\0]/.test(text))

  it('is starred whatever the value and wherever the answer is cut', () => {
    fc.assert(
      fc.property(value, fc.array(fc.nat(999), { maxLength: 9 }), (secret, places) => {
        const form = echo(secret)
        const answer = answerWith(form)
        const ends = [...places.map((place) => place % answer.length), answer.length].toSorted(
          (a, b) => a - b,
        )
        const chunks = ends.map((end, index) => answer.subarray(ends[index - 1] ?? 0, end))
        expect(streamed(needlesOf(secret), chunks)).toBe(starsFor(form))
      }),
      { numRuns: 30 },
    )
  })
})

describe('a value', () => {
  it.each(['base64', 'base64url'] as const)('is starred within a longer text in %s', (encoding) => {
    const value = fc.string({ unit: 'binary', minLength: 6, maxLength: 40 })
    const isOneLine = (text: string): boolean => text.trim() === text && !/[\r\n\0]/.test(text)
    fc.assert(
      fc.property(value.filter(isOneLine), fc.nat(7), fc.nat(4), (secret, before, after) => {
        const parts = [Buffer.alloc(before, '\n'), Buffer.from(secret), Buffer.alloc(after, '\n')]
        const form = Buffer.concat(parts).toString(encoding)
        const firstBit = before * 8
        const endBit = firstBit + Buffer.byteLength(secret) * 8
        const output = streamed(needlesOf(secret), [Buffer.from(form)])
        const [first, end] = [Math.ceil(firstBit / 6), Math.floor(endBit / 6)]
        expect(output.slice(first, end)).toBe('*'.repeat(end - first))
        const outside = (text: string) => [text.slice(0, Math.floor(firstBit / 6)), text.slice(end + 1)]
        expect(outside(output).join().replaceAll('=', '*')).toBe(outside(form).join().replaceAll('=', '*'))
      }),
    )
  })

  it('is starred as a header writes it, one byte for each character', () => {
    const answer = Buffer.from('x schlüssel y', 'latin1')
    expect(streamed(needlesOf('schlüssel'), [answer])).toBe('x ********* y')
  })

  it('is starred without the spaces around it, which headers lose', () => {
    expect(streamed(needlesOf(' \thunter22 '), [Buffer.from('[hunter22]')])).toBe('[********]')
  })

  it('is starred beside others in one answer', () => {
    const basic = Buffer.from('user:hunter22').toString('base64')
    const answer = Buffer.from(`hunter22 Basic ${basic} other-key ${encodeURIComponent(basic)} user:hunter22`)
    const output = streamed(needlesOf(basic, 'hunter22', 'user:hunter22', 'other-key'), [answer])
    expect(output).toMatch(/^\*{8} Basic \*{20} \*{9} \*{24} \*{13}$/)
  })

  it('of 10,000 characters is starred like any other', () => {
    const value = Array.from({ length: 10_000 }, (_, at) => String.fromCodePoint(0x1f300 + (at % 700))).join(
      '',
    )
    const needles = needlesOf(value)
    for (const form of [value, encodeURIComponent(value), Buffer.from(value).toString('base64')]) {
      const answer = answerWith(form)
      const middle = answer.length >> 1
      expect(streamed(needles, [answer.subarray(0, middle), answer.subarray(middle)])).toBe(starsFor(form))
    }
  })
})

describe('a short value', () => {
  it.each(['', ' ', 'a', '12345', 'é€', '  abc  '])('of fewer than 6 bytes has no forms: %j', (value) => {
    expect(secretForms([new Secret(value)])).toEqual([])
  })

  it('of 6 bytes or more has forms that are no shorter, each once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 6, maxLength: 30 }), (value) => {
        const forms = secretForms([new Secret(value), new Secret(value)])
        const texts = forms.map((form) => form.toString('latin1'))
        expect(texts.filter((text) => text.length < 6)).toEqual([])
        expect(new Set(texts).size).toBe(texts.length)
      }),
    )
  })

  it('adds few forms where it holds letters and digits only', () => {
    expect(secretForms([new Secret('sk-ant-api03-'.padEnd(108, 'Az09'))]).length).toBe(10)
  })
})
