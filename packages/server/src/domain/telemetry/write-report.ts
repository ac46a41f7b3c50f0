import type { Tx } from '../../store/store.ts'
import type { Report } from '../command.ts'
import type { Context } from '../context.ts'
import type { OrgScope } from '../org-scope.ts'
import { flippingOf, flipsIn, occurrencesOf, readingsIn } from './flips.ts'
import type { ToldOccurrence } from './occurrences.ts'
import type { ReportingDevice } from './reporting-device.ts'
import { newOccurrence, writeOccurrences } from './write-occurrences.ts'
import { type Reported, writeHistory, writeLatest } from './write-readings.ts'

/** What a node believes of a device that has reported: whether what it says next is a change depends on it. */
export interface Believed {
  readonly type: string
  readonly states: Readonly<Record<string, unknown>>
}

interface Work extends Pick<Report, 'note' | 'unchanged'> {
  readonly tx: Tx
  readonly ctx: Context
  readonly org: OrgScope
}

/** What occurrences say of how the device is from then on. */
export const reportedBy = (
  deviceId: ReportingDevice['id'],
  told: readonly ToldOccurrence[],
  now: Date,
): readonly Reported[] =>
  told.flatMap((one) => {
    const readings = readingsIn(one)
    const at = one.at > now ? now : one.at
    return Object.keys(readings).length === 0 ? [] : [{ deviceId, at, readings }]
  })

/**
 * Writes what a device reads, and what has happened there: what it tells, or else what follows from a reading that has
 * changed. Each change of a state that matters is noted, in the order of time. Answers what to believe of the device.
 */
export const writeReport = async (
  { tx, ctx, org, note, unchanged }: Work,
  { id, type, latest }: ReportingDevice,
  reported: readonly Reported[],
  told?: readonly ToldOccurrence[],
): Promise<Believed> => {
  const { partnerId } = org
  const now = ctx.domain.now()
  const flips = flipsIn(latest, reported)
  const moments = new Set(flips.map(({ at }) => at.getTime()))
  const happened = (told ?? flips.flatMap(occurrencesOf)).map((one) => {
    const isState = Object.keys(readingsIn(one)).length > 0
    return newOccurrence(id, one, now, isState ? { changed: moments.has(one.at.getTime()) } : {})
  })
  await writeOccurrences(tx, partnerId, happened)
  await writeHistory(tx, partnerId, reported)
  const [known] = await writeLatest(tx, partnerId, reported)
  if (flips.length === 0) unchanged()
  for (const { at, changed } of flips) note({ ...org, subject: id, data: { changed, at } })
  return { type, states: flippingOf(known?.readings ?? latest) }
}
