import type { Settings } from './settings.ts'
import { TenantryError } from './tenantry-error.ts'

const WAIT_MS_FIRST = 250
const WAIT_MS_MAX = 8_000

const RETRIED_KINDS: readonly string[] = ['unreachable', 'limit', 'unavailable']

/** A conflict that says when to come back is the first try of the same write, still running. */
const isStillRunning = ({ kind, retryAfterSeconds }: TenantryError): boolean =>
  kind === 'conflict' && retryAfterSeconds !== undefined

/** Whether the same request may well succeed a little later. */
export const isWorthRetrying = (error: unknown): error is TenantryError =>
  error instanceof TenantryError && (RETRIED_KINDS.includes(error.kind) || isStillRunning(error))

/** As long as the server asks for, else twice as long each time, the upper half of it by chance. */
export const waitMsBefore = (error: TenantryError, retry: number, { random }: Settings): number => {
  if (error.retryAfterSeconds !== undefined) return error.retryAfterSeconds * 1000
  const ceiling = Math.min(WAIT_MS_MAX, WAIT_MS_FIRST * 2 ** retry)
  return ceiling / 2 + (random() * ceiling) / 2
}
