import { expect, it } from 'vitest'
import { isDay, parseMoment } from './moment.ts'

it.each([
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ['2026-03-15T10:00:00.5+02:00', '2026-03-15T08:00:00.500Z'],
  ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
])('%s is a moment', (text, moment) => {
  expect(parseMoment(text)?.toISOString()).toBe(moment)
})

it.each([
  // A year that the database does not have, and such as an offset leads to.
  ...['0000-12-31T00:00:00Z', '0001-01-01T00:00:00+00:01', '9999-12-31T23:59:59-00:01'],
  ...['2026-02-31T00:00:00Z', '2026-02-29T00:00:00Z', '2026-03-15', '2026-03-15T10:00:00', '1e3', ''],
])('"%s" is none', (text) => {
  expect(parseMoment(text)).toBeUndefined()
})

it.each([
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['0000-01-01', false],
  ['0001-01-01', true],
  ['soon', false],
])('%s is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is)
})
