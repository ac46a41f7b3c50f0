import type { StoredReading } from '../../store/schema/telemetry.ts'
import type { ToldOccurrence } from './occurrences.ts'
import { FLIPPING, pickReadings, READINGS, type ReadingName, type Readings } from './readings.ts'
import type { Reported } from './write-readings.ts'

/** What has changed of a device at one moment. */
export interface Flip {
  readonly at: Date
  readonly changed: Readings
}

/** Nobody has to be told that a new device is not being tampered with. */
const untold = (name: string): unknown =>
  READINGS[name as ReadingName].measure.is === 'flag' ? false : undefined

/** Whether a state that matters is told to be another one than is known. */
export const differs = (
  known: Readonly<Record<string, unknown>>,
  told: Readings | Readonly<Record<string, unknown>>,
): boolean =>
  Object.entries(told).some(
    ([name, value]) => FLIPPING.has(name) && value !== undefined && value !== (known[name] ?? untold(name)),
  )

/** The states that matter, of what is known of a device. */
export const flippingOf = (
  latest: Readonly<Record<string, StoredReading>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(latest).flatMap(([name, [value]]) => (FLIPPING.has(name) ? [[name, value]] : [])),
  )

/** What becomes of the known states as reports are looked at in the order of time; one that is late changes nothing. */
export const flipsIn = (
  latest: Readonly<Record<string, StoredReading>>,
  reported: readonly Reported[],
): readonly Flip[] => {
  const known: Record<string, StoredReading> = { ...latest }
  return reported
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .flatMap(({ at, readings }) => {
      const changed: Record<string, unknown> = {}
      for (const [name, value] of Object.entries(pickReadings(readings, FLIPPING))) {
        const [before, since] = known[name] ?? [untold(name), 0]
        if (value === undefined || at.getTime() < since) continue
        known[name] = [value, at.getTime()]
        if (value !== before) changed[name] = value
      }
      return Object.keys(changed).length === 0 ? [] : [{ at, changed }]
    })
}

/** What has happened where a reading changes, for those who ask what happened. */
export const occurrencesOf = ({ at, changed: { door, tampered } }: Flip): readonly ToldOccurrence[] => [
  ...(door === undefined ? [] : [{ kind: 'door_state' as const, at, data: { state: door } }]),
  ...(tampered === undefined ? [] : [{ kind: 'tamper' as const, at, data: { tampered } }]),
]

/** What an occurrence says of how things are from then on. */
export const readingsIn = (occurrence: ToldOccurrence): Readings => {
  if (occurrence.kind === 'door_state') return { door: occurrence.data.state }
  if (occurrence.kind === 'tamper') return { tampered: occurrence.data.tampered }
  if (occurrence.kind !== 'occupancy') return {}
  const { state: occupancy, lux } = occurrence.data
  return { occupancy, ...(lux !== undefined && { lux }) }
}
