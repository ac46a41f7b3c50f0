import { invalidField } from '../../kernel/errors.ts'
import type { DeviceId } from '../../kernel/ids.ts'
import { orgQuery } from '../query.ts'
import { readOccurrences, requireDevice } from './history.ts'
import { mergeSpans, type Span } from './spans.ts'

/** Pieces of footage that one answer is made of. */
const PIECES_MAX = 10_000
/** A piece is no longer than this. */
const PIECE_MS_MAX = 86_400_000

/** Where footage is kept. */
export type Keeper = 'device' | 'cloud'
export type Footage = Readonly<Record<Keeper, readonly Span[]>>

/** Reads of which times a device has footage, by who keeps it. Throws `device.not_found`. */
export const readFootage = orgQuery({
  name: 'footage.read',
  scope: 'devices:read',
  run: async (
    { tx, org },
    { deviceId, ...within }: Span & { readonly deviceId: DeviceId },
  ): Promise<Footage> => {
    if (within.from > within.to) throw invalidField('to', 'must not lie before the beginning')
    await requireDevice(tx, org, deviceId)
    const pieces = await readOccurrences(tx, org, {
      ...{ kinds: ['footage'], deviceIds: [deviceId], limit: PIECES_MAX },
      ...{ after: new Date(within.from.getTime() - PIECE_MS_MAX), before: within.to },
    })
    const keptBy = (keeper: Keeper): readonly Span[] =>
      mergeSpans(
        pieces
          .filter(({ data }) => data['stored'] === keeper)
          .map(({ at, data }) => ({
            from: at,
            to: new Date(at.getTime() + Number(data['seconds']) * 1_000),
          })),
        within,
      )
    return { device: keptBy('device'), cloud: keptBy('cloud') }
  },
})
