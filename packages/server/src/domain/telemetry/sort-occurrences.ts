import { readingsIn } from './flips.ts'
import type { ToldOccurrence } from './occurrences.ts'
import { FLIPPING } from './readings.ts'

type ToldOf<Kind extends ToldOccurrence['kind']> = Extract<ToldOccurrence, { readonly kind: Kind }>

/** A credential that was shown to a reader. */
export type ShownCredential = ToldOf<'credential_received'>

/** What a device has told, by what is to be done with it. */
export interface SortedOccurrences {
  /** What may be written with many others. */
  readonly ordinary: readonly ToldOccurrence[]
  /** What may change a state that matters. */
  readonly changing: readonly ToldOccurrence[]
  readonly raised: readonly ToldOf<'alert_raised'>[]
  readonly cleared: readonly ToldOf<'alert_cleared'>[]
  /** What is decided about. */
  readonly shown: readonly ShownCredential[]
  /** How many are older than anything that is kept. */
  readonly tooOld: number
}

const isOf =
  <Kind extends ToldOccurrence['kind']>(kind: Kind) =>
  (told: ToldOccurrence): told is ToldOf<Kind> =>
    told.kind === kind

const isChanging = (told: ToldOccurrence): boolean =>
  Object.keys(readingsIn(told)).some((name) => FLIPPING.has(name))

const SORTED_APART: readonly ToldOccurrence['kind'][] = [
  'alert_raised',
  'alert_cleared',
  'credential_received',
]

const isOrdinary = (told: ToldOccurrence): boolean => !isChanging(told) && !SORTED_APART.includes(told.kind)

/** Sorts what a device tells; what happened before `keptSince` is not kept. */
export const sortOccurrences = (told: readonly ToldOccurrence[], keptSince: Date): SortedOccurrences => {
  const kept = told.filter(({ at }) => at >= keptSince)
  return {
    ordinary: kept.filter(isOrdinary),
    changing: kept.filter(isChanging),
    raised: kept.filter(isOf('alert_raised')),
    cleared: kept.filter(isOf('alert_cleared')),
    shown: kept.filter(isOf('credential_received')),
    tooOld: told.length - kept.length,
  }
}
