import { describe, expect, it } from 'vitest'
import type { Moment } from './deed.ts'
import type { Group } from './scenario.ts'
import { readingsAtFirst, strandsOf } from './strands.ts'

const GROUP: Group = {
  ...{ name: 'g', type: 'CAMERA', count: 1, serialNumber: 'S-{number}' },
  reportSeconds: 10,
  readings: {
    ssid: 'office',
    temperatureCelsius: { from: 19, to: 21, step: 0.5, decimals: 1 },
    door: { of: ['closed', 'open'], perHour: 60, forSeconds: { from: 5, to: 90 } },
  },
  occurrences: [
    {
      ...{
        type: 'alert_raised',
        perHour: 120,
        with: { activities: ['person'], text: { oneOf: ['a', 'b'] } },
      },
      followedBy: [{ type: 'alert_cleared', afterSeconds: { from: 1, to: 120 }, with: { text: 'over' } }],
    },
  ],
  snapshots: { perHour: 30 },
  outages: { atSeconds: [50, 20], forSeconds: 5 },
}

const play = (group: Group, seed: number, serial: string, moments = 200): Moment[][] =>
  strandsOf(group, seed, serial).map((strand) => {
    const told: Moment[] = []
    for (let next = strand.next(); !next.done && told.length < moments; next = strand.next())
      told.push(next.value)
    return told
  })

describe('the story of a device', () => {
  it('is the same for the same seed, and another for another seed and another device', () => {
    const story = play(GROUP, 1, 'S-1')
    expect(play(GROUP, 1, 'S-1')).toEqual(story)
    expect(play(GROUP, 2, 'S-1')).not.toEqual(story)
    expect(play(GROUP, 1, 'S-2')).not.toEqual(story)
  })

  it('goes on in the order of time, strand by strand', () => {
    for (const strand of play(GROUP, 1, 'S-1')) {
      const times = strand.map(({ atSeconds }) => atSeconds)
      expect(times.length).toBeGreaterThan(1)
      expect(times).toEqual(times.toSorted((one, other) => one - other))
    }
  })

  it('does not change in what is there when something is added to it', () => {
    const { snapshots: _, ...without } = GROUP
    const [reports, changes, alerts] = play(GROUP, 1, 'S-1')
    expect(play(without, 1, 'S-1').slice(0, 3)).toEqual([reports, changes, alerts])
  })
})

describe('a reading', () => {
  const [reports = [], changes = []] = play(GROUP, 3, 'S-1')
  const read = (strand: readonly Moment[], name: string) =>
    strand.map(({ deed }) => (deed.does === 'report' ? deed.readings[name] : undefined))

  it('that wanders stays within its bounds and goes a step at most', () => {
    const values = read(reports, 'temperatureCelsius').map(Number)
    for (const [at, value] of values.entries()) {
      expect(value).toBeGreaterThanOrEqual(19)
      expect(value).toBeLessThanOrEqual(21)
      expect(value).toBe(Number(value.toFixed(1)))
      // Both ends of the step are rounded.
      expect(Math.abs(value - (values[at - 1] ?? value))).toBeLessThan(0.61)
    }
    expect(new Set(values).size).toBeGreaterThan(5)
    expect(
      reports.slice(1).every(({ atSeconds }, at) => atSeconds - (reports[at]?.atSeconds ?? 0) === 10),
    ).toBe(true)
  })

  it('that switches goes back each time, before it switches again', () => {
    expect(read(changes, 'door')).toEqual(changes.map((_, at) => (at % 2 === 0 ? 'open' : 'closed')))
  })

  it('is what it usually is before anything has happened', () => {
    expect(readingsAtFirst(GROUP)).toEqual({ ssid: 'office', door: 'closed' })
  })
})

describe('what happens', () => {
  it('is followed by what it leads to, which says the same but for what it names', () => {
    const [, , alerts = []] = play(GROUP, 1, 'S-1')
    const told = alerts.map(({ deed }) => (deed.does === 'tell' ? deed.happening : undefined))
    const cleared = told.filter((one) => one?.type === 'alert_cleared')
    expect(cleared[0]).toEqual({ type: 'alert_cleared', activities: ['person'], text: 'over' })
    expect(cleared.length).toBeGreaterThan(80)
    expect(new Set(told.map((one) => one?.['text']))).toEqual(new Set(['a', 'b', 'over']))
  })

  it('by chance is about as often as the scenario says', () => {
    const [, , , frames = []] = play(GROUP, 1, 'S-1', 2_000)
    const hours = (frames.at(-1)?.atSeconds ?? 0) / 3_600
    expect(frames.length / hours).toBeGreaterThan(27)
    expect(frames.length / hours).toBeLessThan(33)
  })

  it('at named moments is then, and no more', () => {
    const outages = play(GROUP, 1, 'S-1').at(-1)
    expect(outages?.map(({ atSeconds }) => atSeconds)).toEqual([20, 50])
  })
})
