import { setTimeout } from 'node:timers/promises'
import type { KeyRing } from '../../crypto/key-ring.ts'
import { DomainError } from '../../kernel/errors.ts'
import { countStale, type Reseal, resealBatch } from '../../store/reseal.ts'
import { PROBE_COLUMN, SEALED_COLUMNS, type SealedColumn } from '../../store/sealed-columns.ts'
import type { Context, Domain } from '../context.ts'
import { asOperator } from '../operation.ts'

const ROWS_MAX = 100
/** One call stays well below what a client or proxy waits for; the next one goes on. */
const CALL_MS_MAX = 10_000

export interface Rotation {
  readonly resealed: number
  /** How many values are still sealed by an older key. */
  readonly remaining: number
}

const resealWith =
  (keyRing: KeyRing): Reseal =>
  (sealed, place) => {
    try {
      return keyRing.seal(keyRing.open(sealed, place), place)
    } catch {
      // Altered, moved, or of a key that is lost: it stays, and stays counted.
      return undefined
    }
  }

interface Bounds {
  readonly endMs: number
  readonly rowsMax: number
}

const resealColumn = async (
  { store, keyRing }: Domain,
  at: SealedColumn,
  { endMs, rowsMax }: Bounds,
): Promise<number> => {
  const batch = { prefix: keyRing.currentPrefix, rowsMax, reseal: resealWith(keyRing) }
  let resealed = 0
  let after: Readonly<Record<string, unknown>> | undefined
  do {
    const done = await resealBatch(store, at, { ...batch, after })
    resealed += done.resealed
    after = done.last
  } while (after !== undefined && performance.now() < endMs)
  return resealed
}

const countAllStale = async (
  { store, keyRing }: Domain,
  columns: readonly SealedColumn[],
): Promise<number> => {
  let stale = 0
  for (const at of columns) stale += await countStale(store, at, keyRing.currentPrefix)
  return stale
}

const resealAll = async (domain: Domain, bounds: Bounds): Promise<number> => {
  let resealed = 0
  for (const at of SEALED_COLUMNS) resealed += await resealColumn(domain, at, bounds)
  if ((await countAllStale(domain, SEALED_COLUMNS)) > 0) return resealed
  return resealed + (await resealColumn(domain, PROBE_COLUMN, bounds))
}

/**
 * How many values are still sealed by an older key. Where none seems to be, asks once more after a while: what was
 * sealed or read before the rotation began may have been under way, and would be lost with the key.
 */
const countRemaining = async (domain: Domain): Promise<number> => {
  const columns = [...SEALED_COLUMNS, PROBE_COLUMN]
  const remaining = await countAllStale(domain, columns)
  if (remaining > 0 || !domain.keyRing.hasOlder) return remaining
  await setTimeout(domain.policy.keySettleMs)
  return countAllStale(domain, columns)
}

const underWay = new WeakSet<KeyRing>()

/**
 * Makes a new master key where the server keeps the key itself, and seals everything anew by the first key, in small
 * transactions while the server runs. It is no command: no tenant's data changes, and there is no event to record.
 * A rotation that was cut off goes on where it stopped, since a value says by which key it was sealed.
 */
export const rotateMasterKey = async (
  caller: Context,
  {
    callMsMax = CALL_MS_MAX,
    rowsMax = ROWS_MAX,
  }: Readonly<Partial<Record<'callMsMax' | 'rowsMax', number>>> = {},
): Promise<Rotation> => {
  const { domain } = asOperator(caller, 'keys:write')
  const { keyRing } = domain
  if (underWay.has(keyRing))
    throw new DomainError('master_key.rotating', 'The master key is being rotated at this moment')
  underWay.add(keyRing)
  try {
    keyRing.startRotation()
    const resealed = await resealAll(domain, { endMs: performance.now() + callMsMax, rowsMax })
    const remaining = await countRemaining(domain)
    if (remaining === 0) keyRing.endRotation()
    return { resealed, remaining }
  } finally {
    underWay.delete(keyRing)
  }
}
