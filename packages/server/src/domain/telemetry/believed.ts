import type { DeviceId } from '../../kernel/ids.ts'
import { readingsIn } from './flips.ts'
import type { ToldOccurrence } from './occurrences.ts'
import type { Reported } from './write-readings.ts'

/** What a node believes of a device that has reported: whether what it says next is a change depends on it. */
export interface Believed {
  readonly type: string
  readonly states: Readonly<Record<string, unknown>>
}

/** What occurrences say of how the device is from then on. */
export const reportedBy = (
  deviceId: DeviceId,
  told: readonly ToldOccurrence[],
  now: Date,
): readonly Reported[] =>
  told.flatMap((one) => {
    const readings = readingsIn(one)
    const at = one.at > now ? now : one.at
    return Object.keys(readings).length === 0 ? [] : [{ deviceId, at, readings }]
  })
