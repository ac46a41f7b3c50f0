import { describe, expect, it } from 'vitest'
import { Secret } from '../../../kernel/secret.ts'
import { NeedleSet } from './needle-set.ts'
import { Scrubber } from './scrubber.ts'
import { secretForms } from './secret-forms.ts'

const CHARACTERS = 10_000
const longest = (unit: string): string => [...unit.repeat(CHARACTERS)].slice(0, CHARACTERS).join('')

/** The longest values that can be stored, of what encoders treat differently. */
const LONGEST: Readonly<Record<string, string>> = {
  'letters and digits': longest('sk-Az09bY81'),
  punctuation: longest(`aB3"<>&'/%+ =\`~!*(){}?:@,;$#[]|^\\x`),
  'Latin letters': longest('ü"é<&ö/x '),
  'characters of four bytes': longest('🙂🌍👾'),
  'those, and punctuation at the end': `${longest('🙂🌍👾🎈').slice(0, -40)}a"<>&'/%+ x`,
}

const json = (text: string): string => JSON.stringify(text).slice(1, -1)
const ascii = (text: string): string =>
  json(text).replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

const USUAL: Readonly<Record<string, (value: string) => string>> = {
  'as it is': (value) => value,
  base64: (value) => Buffer.from(value).toString('base64'),
  base64url: (value) => Buffer.from(value).toString('base64url'),
  hex: (value) => Buffer.from(value).toString('hex'),
  encodeURIComponent,
  'a form': (value) => new URLSearchParams({ v: value }).toString().slice(2),
  JSON: json,
  'JSON in ASCII': ascii,
  'JSON of PHP': (value) => ascii(value).replaceAll('/', '\\/'),
  HTML: (value) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
}

const formsOf = (...values: readonly string[]) => secretForms(values.map((value) => new Secret(value)))
const starred = (needles: NeedleSet, text: string): string => {
  const scrubber = new Scrubber(needles)
  return Buffer.concat([scrubber.push(Buffer.from(text)), scrubber.flush()]).toString()
}
const starsFor = (text: string): string => '*'.repeat(Buffer.byteLength(text))

describe.each(Object.entries(LONGEST))('the longest value, of %s,', (_what, value) => {
  const needles = new NeedleSet(formsOf(value))

  it.each(Object.entries(USUAL))('is found in whole: %s', (_form, written) => {
    const form = written(value)
    expect(starred(needles, `\n${form}\n`)).toBe(`\n${starsFor(form)}\n`)
  })

  it('takes a few megabytes', () => {
    expect(needles.bytes).toBeLessThan(6 * 1_024 * 1_024)
  })
})

describe('values', () => {
  const each = (text: string, written: (hex: string) => string): string =>
    [...Buffer.from(text)].map((byte) => written(byte.toString(16))).join('')

  it.each([
    ['hex in upper case', (value: string) => Buffer.from(value).toString('hex').toUpperCase()],
    ['base64 within a longer text', (value: string) => Buffer.from(`x${value}`).toString('base64').slice(2)],
    ['JSON, every character', (value: string) => each(value, (hex) => `\\u00${hex}`)],
    ['percent, every byte', (value: string) => each(value, (hex) => `%${hex}`)],
  ])('of the usual lengths are known by the rarer forms too: %s', (_form, written) => {
    const key = `aB3"<>&'/%+ =~!*`.repeat(5)
    const needles = new NeedleSet(formsOf(key, 'another-key', `${key}2`))
    expect(starred(needles, written(key))).toBe(starsFor(written(key)))
  })

  it('that are long together are known by the usual forms all the same', () => {
    const values = ['1', '2', '3'].map((last) => `${LONGEST['punctuation']?.slice(1)}${last}`)
    const needles = new NeedleSet(formsOf(...values))
    const text = values.map(encodeURIComponent).join('\n')
    expect(starred(needles, text)).toBe(text.replace(/[^\n]/g, '*'))
  })

  it('that no server would take are refused', () => {
    const values = Array.from({ length: 7 }, (_, at) => `${at}`.repeat(CHARACTERS))
    expect(() => formsOf(...values)).toThrow(
      'The secrets of one request have more than 65536 bytes together.',
    )
  })
})
