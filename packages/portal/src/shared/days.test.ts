import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  endInUtc,
  endOf,
  lastDayBefore,
  momentsOf,
  readDay,
  readDaySpan,
  startInUtc,
  startOf,
} from './days.ts'

beforeEach(() => {
  vi.stubEnv('TZ', 'Europe/Berlin')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

test('of an address only days are taken that there are', () => {
  expect(readDay('2026-03-15')).toBe('2026-03-15')
  for (const value of ['2026-02-30', '2026-13-01', '0026-03-15', '2026-3-15', 'today', 20260315, undefined])
    expect([value, readDay(value)]).toEqual([value, undefined])
  expect(readDaySpan({ since: '2026-03-15', until: 'soon' })).toEqual({ since: '2026-03-15' })
})

test('a day begins and ends where the reader is, also on the day on which the clocks change', () => {
  expect([startOf('2026-03-29'), endOf('2026-03-29')]).toEqual([
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ])
  expect(momentsOf({ until: '2026-01-31' })).toEqual({ until: '2026-01-31T23:00:00.000Z' })
  expect(lastDayBefore(endOf('2026-03-29'))).toBe('2026-03-29')
})

test('money is counted by days in UTC', () => {
  expect([startInUtc('2026-03-29'), endInUtc('2026-03-29')]).toEqual([
    '2026-03-29T00:00:00.000Z',
    '2026-03-30T00:00:00.000Z',
  ])
})
