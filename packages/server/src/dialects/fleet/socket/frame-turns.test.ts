import { describe, expect, it } from 'vitest'
import { FrameTurns, WAITING_MAX } from './frame-turns.ts'

describe('the frames of a connection', () => {
  it('come one after the other, the next one when the last is done with', async () => {
    const begun: string[] = []
    const ends: (() => void)[] = []
    const turns = new FrameTurns((text) => {
      begun.push(text)
      return text === 'quick' ? undefined : new Promise((resolve) => void ends.push(resolve))
    })
    for (const text of ['one', 'quick', 'two', 'three']) expect(turns.take(text)).toBe(true)
    expect(begun).toEqual(['one'])
    ends.shift()?.()
    await Promise.resolve()
    expect(begun).toEqual(['one', 'quick', 'two'])
  })

  it('wait up to a bound, and not at all where each is done at once', () => {
    const busy = new FrameTurns(() => new Promise(() => {}))
    for (let taken = 0; taken <= WAITING_MAX; taken++) expect(busy.take('x')).toBe(true)
    expect(busy.take('x')).toBe(false)
    const quick = new FrameTurns(() => undefined)
    for (let taken = 0; taken <= 2 * WAITING_MAX; taken++) expect(quick.take('x')).toBe(true)
  })
})
