import { type ErrorKind, TenantryError } from '@tenantry/sdk'

/** What becomes of a deed that failed. */
export interface Judgement {
  readonly kind: ErrorKind
  readonly message: string
  /**
   * `again`: the same once more. `anew`: the registration or the token has ended, so the device activates itself anew.
   * `refused`: there is no such hardware, or its key is another; to try once more would only count as a failure. `wrong`:
   * the scenario says what the server does not take.
   */
  readonly is: 'again' | 'anew' | 'refused' | 'wrong'
  /** When to try again at the earliest, where the server has said so. */
  readonly afterMs?: number | undefined
}

const WAIT_MS_FIRST = 500
const WAIT_MS_MAX = 30_000

/** What ends a registration, or a token. */
const ENDED: readonly ErrorKind[] = ['unauthenticated', 'not_found', 'gone']
/** What the next try would be refused for too. */
const FINAL: readonly ErrorKind[] = ['invalid', 'too_large', 'precondition']

const whatIs = ({ kind, operation }: TenantryError): Judgement['is'] => {
  const isActivation = operation === 'activateDevice'
  if (isActivation && (kind === 'unauthenticated' || FINAL.includes(kind))) return 'refused'
  if (ENDED.includes(kind)) return 'anew'
  return FINAL.includes(kind) ? 'wrong' : 'again'
}

/** Judges the failure of a call. What no server has said and no network has caused is thrown again. */
export const judge = (error: unknown): Judgement => {
  if (!(error instanceof TenantryError)) throw error
  const { kind, message, retryAfterSeconds } = error
  const afterMs = retryAfterSeconds === undefined ? undefined : retryAfterSeconds * 1_000
  return { kind, message, is: whatIs(error), afterMs }
}

/** How long a device waits after so many failures in a row: twice as long each time, the upper half of it by chance. */
export const waitMsAfter = (failures: number, chance: number): number => {
  const ceiling = Math.min(WAIT_MS_MAX, WAIT_MS_FIRST * 2 ** Math.min(failures, 16))
  return ceiling / 2 + (chance * ceiling) / 2
}
