import { expect, it } from 'vitest'
import { MESSAGES_PER_MINUTE_MAX, MessageRate } from './message-rate.ts'

const MINUTE_MS = 60_000

it('a connection may send so many messages a minute, and as many in the next', () => {
  const rate = new MessageRate(0)
  for (let minute = 0; minute < 3; minute++) {
    const nowMs = minute * MINUTE_MS
    for (let sent = 0; sent < MESSAGES_PER_MINUTE_MAX; sent++) expect(rate.count(nowMs + sent)).toBe(true)
    expect(rate.count(nowMs + MINUTE_MS - 1)).toBe(false)
  }
})
