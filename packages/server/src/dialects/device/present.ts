import type { Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Decided } from '../../domain/access-decision/index.ts'
import type { DeviceCommand } from '../../domain/device/index.ts'
import { SNAPSHOT_DAYS, type Snapshot } from '../../domain/snapshot/index.ts'
import type { ToldOccurrence } from '../../domain/telemetry/index.ts'
import type { Secret } from '../../kernel/secret.ts'
import type { Received } from './report-schemas.ts'
import { Activated, type KeptSnapshot } from './schemas.ts'

const Network = Activated.properties.wifi

/** The network that a device is to join, as it was sealed beside it. */
export const presentNetwork = (network: Secret): Static<typeof Network> =>
  Value.Parse(Network, JSON.parse(network.reveal()))

/** A frame as the device is told of it. */
export const presentSnapshot = ({
  id,
  takenAt,
  mediaType,
  width,
  height,
}: Snapshot): Static<typeof KeptSnapshot> => ({
  snapshotId: id,
  takenAt: takenAt.toISOString(),
  ...{ mediaType, width, height },
  keptUntil: new Date(takenAt.getTime() + SNAPSHOT_DAYS * 86_400_000).toISOString(),
})

/** What a device is to do; without `data` where there are no particulars. */
export const presentCommand = ({ id, kind: type, data }: DeviceCommand) => ({
  ...{ id, type },
  ...(Object.keys(data).length > 0 && { data }),
})

/** What was decided, for those who may still be waiting; nothing where there are none. */
export const presentDecisions = (
  events: readonly ToldOccurrence[],
  decided: readonly Decided[],
): Pick<Static<typeof Received>, 'decisions'> => {
  const decisions = decided.flatMap(({ id, shown, fresh, decision, unlockSeconds }) => {
    if (!fresh) return []
    const { component, door } = shown.data
    const { authentication, authorization } = decision
    const isTimed = authorization === 'allowed' && unlockSeconds !== null
    return [
      {
        ...{ event: events.indexOf(shown), eventId: id, component },
        ...(door !== undefined && { door }),
        ...{ authentication, authorization },
        ...(isTimed && { unlockSeconds }),
      },
    ]
  })
  return decisions.length === 0 ? {} : { decisions }
}
