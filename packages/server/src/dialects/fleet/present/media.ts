import type { Snapshot } from '../../../domain/snapshot/index.ts'

interface Wanted {
  readonly timestampMs: number
  /** Whether it was to be cropped, scaled or compressed anew. */
  readonly altered: boolean
}

/** Says in a person's words which frame it is: frames are as the camera sent them, and not at every moment there is one. */
export const describeNearest = ({ takenAt }: Snapshot, { timestampMs, altered }: Wanted): string => {
  const apart = takenAt.getTime() - timestampMs
  const when = apart === 0 ? 'at that moment' : `${Math.abs(apart)} ms ${apart < 0 ? 'before' : 'after'} it`
  const untouched = altered ? '; it is whole, since this server neither crops, scales nor compresses' : ''
  return `The nearest frame was taken ${when}${untouched}.`
}
