import type { WeekInterval } from '../../store/schema/policies.ts'

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** The minutes since Monday 00:00 that clocks of a time zone show at a moment. */
export const minuteOfWeek = (at: Date, timeZone: string): number => {
  const format = new Intl.DateTimeFormat('en-US', {
    ...({ timeZone, weekday: 'short', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' } as const),
  })
  const shown = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const day = DAYS.indexOf(shown.get('weekday') ?? '')
  return (day * 24 + Number(shown.get('hour'))) * 60 + Number(shown.get('minute'))
}

/** Whether a minute of the week lies in one of the times; the last minute of a time is no longer in it. */
export const isWithin = (intervals: readonly WeekInterval[], minute: number): boolean =>
  intervals.some(({ from, to }) => from <= minute && minute < to)
