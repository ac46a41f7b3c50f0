import type { ErrorCode } from '../kernel/errors.ts'

/** What a caller is told of an upstream that does not answer, in every dialect. */
export const UPSTREAM_STATUS: Partial<Record<ErrorCode, number>> = {
  'upstream.unreachable': 502,
  'upstream.timed_out': 504,
}
