const MINUTE = 60_000
const DAY = 1_440

/** The moment of 01:00 UTC (or another hour) on the n-th Sunday of a month, or on the last one. */
const sunday = (year: number, month: number, which: number | 'last', hour: number): number => {
  const first = new Date(Date.UTC(year, month, 1))
  const toSunday = (7 - first.getUTCDay()) % 7
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const day = 1 + toSunday + (which === 'last' ? Math.floor((days - 1 - toSunday) / 7) : which - 1) * 7
  return Date.UTC(year, month, day, hour)
}

/** How far clocks are ahead of UTC in minutes, by the laws of each place as they stand in 2026. */
const AHEAD: Readonly<Record<string, (at: Date) => number>> = {
  UTC: () => 0,
  'Asia/Kathmandu': () => 345,
  'Pacific/Kiritimati': () => 840,
  'Europe/Berlin': (at) => {
    const year = at.getUTCFullYear()
    const [start, end] = [sunday(year, 2, 'last', 1), sunday(year, 9, 'last', 1)]
    return at.getTime() >= start && at.getTime() < end ? 120 : 60
  },
  'America/New_York': (at) => {
    const year = at.getUTCFullYear()
    // Two o'clock by the clocks there, before they are changed.
    const [start, end] = [sunday(year, 2, 2, 7), sunday(year, 10, 1, 6)]
    return at.getTime() >= start && at.getTime() < end ? -240 : -300
  },
}
export const ZONES = Object.keys(AHEAD)

/** The minutes since Monday 00:00 by the clocks of a place. */
export const localMinuteOf = (at: Date, zone: string): number => {
  const local = Math.floor(at.getTime() / MINUTE) + (AHEAD[zone]?.(at) ?? 0)
  // The first day of 1970 was a Thursday.
  return (((local + 3 * DAY) % (7 * DAY)) + 7 * DAY) % (7 * DAY)
}
