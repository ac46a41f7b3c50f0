import { LAST_MOMENT_MS } from '../../kernel/moment.ts'

/** A moment in milliseconds since 1970. One before that, or after the year 9999, is as good as the nearest that is neither. */
export const momentOfMs = (ms: number): Date => new Date(Math.min(Math.max(ms, 0), LAST_MOMENT_MS))

/** Where a time begins or ends, if that is set: clients send 0 for what they do not set (wire facts, section 4.4). */
export const boundOfMs = (ms: number | undefined): Date | undefined =>
  ms === undefined || ms === 0 ? undefined : momentOfMs(ms)
