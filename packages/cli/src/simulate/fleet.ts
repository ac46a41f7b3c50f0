import type { Tenantry } from '@tenantry/sdk'
import type { Group, Scenario } from './scenario.ts'
import { readingsAtFirst } from './strands.ts'

/** What is known of one device while it is played. */
export interface Device {
  readonly group: Group
  readonly serialNumber: string
  readonly activationKey: string
  /** How it is at this moment of the story. */
  readonly readings: Record<string, unknown>
  /** Whether it is switched on and let in. */
  state: 'starting' | 'online' | 'silent' | 'refused'
  /** Its calls, once it has a token. */
  api?: Tenantry['device'] | undefined
  token?: string | undefined
  /** Rises whenever it starts anew; what belongs to an earlier life is dropped. */
  life: number
  /** When its story began; undefined before its first sign of life. */
  begunAtMs?: number | undefined
  isBusy: boolean
  /** Calls in a row that were to be tried again. */
  failures: number
  pausedUntilMs: number
}

/** Puts values into a text in place of their names in braces. */
export const filled = (template: string, values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, String(value)),
    template,
  )

/** As many of each group as make the wanted number together; shares are rounded so that none of it is lost. */
const countsFor = (groups: readonly Group[], wanted: number | undefined): readonly number[] => {
  const total = groups.reduce((sum, { count }) => sum + count, 0)
  if (wanted === undefined) return groups.map(({ count }) => count)
  const shares = groups.map(({ count }) => (count * wanted) / total)
  const counts = shares.map(Math.floor)
  const left = wanted - counts.reduce((sum, count) => sum + count, 0)
  const byRemainder = shares
    .map((share, at) => ({ at, remainder: share - Math.floor(share) }))
    .toSorted((one, other) => other.remainder - one.remainder)
  for (const { at } of byRemainder.slice(0, left)) counts[at] = (counts[at] ?? 0) + 1
  return counts
}

const deviceOf = (group: Group, activationKey: string, number: number): Device => {
  const serialNumber = filled(group.serialNumber, { number })
  return {
    group,
    serialNumber,
    activationKey: filled(activationKey, { serialNumber, number }),
    readings: readingsAtFirst(group),
    state: 'starting',
    life: 0,
    isBusy: false,
    failures: 0,
    pausedUntilMs: 0,
  }
}

/** The devices of a scenario, or so many of them in the same proportions. */
export const fleetOf = ({ groups, activationKey }: Scenario, wanted?: number): readonly Device[] => {
  const counts = countsFor(groups, wanted)
  return groups.flatMap((group, at) =>
    Array.from({ length: counts[at] ?? 0 }, (_, index) => deviceOf(group, activationKey, index + 1)),
  )
}
