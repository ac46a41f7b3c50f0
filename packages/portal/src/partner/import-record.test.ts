import { expect, test } from 'vitest'
import { openImportRecord, rowBefore } from './import-record.ts'

const NOW = Date.parse('2026-01-02T00:00:00Z')
const HOUR_MS = 3_600_000

const storage = () => {
  const items = new Map<string, string>()
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
  }
}

test('what was kept is there again for the same list, and for no other', () => {
  const place = storage()
  openImportRecord(place, 'one').keep(3, { at: NOW, orgId: 'org' })
  expect(openImportRecord(place, 'one').of(3)).toEqual({ at: NOW, orgId: 'org' })
  expect(openImportRecord(place, 'other').of(3)).toBeUndefined()
})

test('what was forgotten is new again', () => {
  const record = openImportRecord(storage(), 'one')
  record.keep(1, { at: NOW })
  record.forget(1)
  expect(rowBefore(record.of(1), NOW)).toBe('new')
})

test('a row is asked for again only while the server knows it', () => {
  expect(rowBefore(undefined, NOW)).toBe('new')
  expect(rowBefore({ at: NOW - HOUR_MS }, NOW)).toBe('repeatable')
  expect(rowBefore({ at: NOW - 25 * HOUR_MS, orgId: 'org' }, NOW)).toBe('made')
  expect(rowBefore({ at: NOW - 25 * HOUR_MS }, NOW)).toBe('unsure')
})
