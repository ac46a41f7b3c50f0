import type { OrgWork, Report } from '../command.ts'
import type { Believed } from './believed.ts'
import { flippingOf, flipsIn, occurrencesOf, readingsIn } from './flips.ts'
import type { ToldOccurrence } from './occurrences.ts'
import type { ReportingDevice } from './reporting-device.ts'
import { newOccurrence, writeOccurrences } from './write-occurrences.ts'
import { type Reported, writeHistory, writeLatest } from './write-readings.ts'

type Work = OrgWork & Pick<Report, 'note' | 'unchanged'>

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
