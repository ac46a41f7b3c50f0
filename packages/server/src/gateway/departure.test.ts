import { expect, it } from 'vitest'
import { Departure } from './departure.ts'

it('tells each who asks, once, before and after it has happened', () => {
  const departure = new Departure()
  const told: string[] = []
  departure.onGone(() => told.push('before'))
  expect([departure.hasGone, departure.signal.aborted, told]).toEqual([false, false, []])
  departure.leave()
  departure.leave()
  departure.onGone(() => told.push('after'))
  expect([departure.hasGone, departure.signal.aborted, told]).toEqual([true, true, ['before', 'after']])
})

it('is a signal that was aborted for whoever asks for one afterwards', () => {
  const departure = new Departure()
  departure.leave()
  expect(departure.signal.aborted).toBe(true)
})
