import { describe, expect, it } from 'vitest'
import { HeartBeats } from './heart-beats.ts'

const SECOND = 1_000

describe('heart-beats', () => {
  it('are sent every ten seconds, counted from whatever was sent last', () => {
    const beats = new HeartBeats(0)
    expect(beats.agree('10000,10000', 0)).toBe(true)
    expect(beats.due(9 * SECOND)).toBeUndefined()
    expect(beats.due(10 * SECOND)).toBe('beat')
    beats.sent(10 * SECOND)
    expect(beats.due(19 * SECOND)).toBeUndefined()
  })

  it('are sent no faster than offered, and not to who wants none', () => {
    const slow = new HeartBeats(0)
    slow.agree('10000,15000', 0)
    expect(slow.due(14 * SECOND)).toBeUndefined()
    const none = new HeartBeats(0)
    none.agree('10000,0', 0)
    expect(none.due(19 * SECOND)).toBeUndefined()
  })

  it('that stay away end the connection, with as much again for the network', () => {
    const beats = new HeartBeats(0)
    beats.agree('10000,0', 0)
    beats.heard(5 * SECOND)
    expect(beats.due(25 * SECOND)).toBeUndefined()
    expect(beats.due(25 * SECOND + 1)).toBe('gone')
  })

  it('who promises none is asked for a sign of life once, and gone without one', () => {
    const beats = new HeartBeats(0)
    beats.agree(undefined, 0)
    expect(beats.due(30 * SECOND + 1)).toBe('ping')
    expect(beats.due(31 * SECOND)).toBeUndefined()
    beats.heard(31 * SECOND)
    expect(beats.due(62 * SECOND)).toBe('ping')
    expect(beats.due(92 * SECOND)).toBe('gone')
  })

  it('without CONNECT in ten seconds the connection ends, whatever else is sent', () => {
    const beats = new HeartBeats(0)
    beats.heard(9 * SECOND)
    expect(beats.due(10 * SECOND)).toBeUndefined()
    expect(beats.due(10 * SECOND + 1)).toBe('gone')
  })

  it.each(['', '1', '1,', 'a,b', '-1,1', '1,2,3', '1.5,2'])('are not agreed on with %j', (header) => {
    expect(new HeartBeats(0).agree(header, 0)).toBe(false)
  })
})
