import { describe, expect, it } from 'vitest'
import { Wakeups } from './wakeups.ts'

const LONG_MS = 60_000
const isWithin = async (waiting: Promise<void>, ms: number): Promise<boolean> =>
  Promise.race([
    waiting.then(() => true),
    new Promise<boolean>((resolve) => {
      setTimeout(() => resolve(false), ms)
    }),
  ])

describe('a watch', () => {
  it('ends with news of its own topic, and with no other', async () => {
    const wakeups = new Wakeups()
    const watch = wakeups.watch('ours')
    const waiting = watch.next(LONG_MS)
    wakeups.wake('theirs')
    expect(await isWithin(waiting, 30)).toBe(false)
    wakeups.wake('ours')
    expect(await isWithin(waiting, 30)).toBe(true)
    watch.stop()
  })

  it('does not miss what happened before one began to wait', async () => {
    const wakeups = new Wakeups()
    const watch = wakeups.watch('ours')
    wakeups.wake('ours')
    expect(await isWithin(watch.next(LONG_MS), 30)).toBe(true)
    const second = watch.next(50)
    expect(await isWithin(second, 10)).toBe(false)
    await second
    watch.stop()
  })

  it('ends when its caller goes away, and when the server closes', async () => {
    const wakeups = new Wakeups()
    const caller = new AbortController()
    const watch = wakeups.watch('ours', caller.signal)
    const waiting = watch.next(LONG_MS)
    caller.abort()
    expect(await isWithin(waiting, 30)).toBe(true)
    const other = wakeups.watch('ours')
    const held = other.next(LONG_MS)
    wakeups.close()
    expect(await isWithin(held, 30)).toBe(true)
    expect(await isWithin(other.next(LONG_MS), 30)).toBe(true)
    expect(wakeups.closed).toBe(true)
    watch.stop()
    other.stop()
  })
})
