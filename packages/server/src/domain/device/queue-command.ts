import type { DeviceId, Id } from '../../kernel/ids.ts'
import { deviceCommands } from '../../store/schema/devices.ts'
import type { Tx } from '../../store/store.ts'
import type { Domain } from '../context.ts'
import type { OrgScope } from '../org-scope.ts'

/** What a device may be told to do. */
export type DeviceCommandKind = 'reboot' | 'unlock_door' | 'refresh_doors'

/** A device that comes back later than this is not to do any more what it was told. */
const COMMAND_SECONDS = 300

/** Queues something for a device to do, which it is told with its next heartbeat; answers the id. */
export const queueCommand = async (
  tx: Tx,
  { now, newId }: Domain,
  { partnerId, orgId }: OrgScope,
  deviceId: DeviceId,
  kind: DeviceCommandKind,
  data: Readonly<Record<string, unknown>> = {},
  seconds = COMMAND_SECONDS,
): Promise<Id<'device_command'>> => {
  const id = newId<Id<'device_command'>>()
  const createdAt = now()
  const expiresAt = new Date(createdAt.getTime() + seconds * 1_000)
  await tx.insert(deviceCommands).values({ partnerId, orgId, id, deviceId, kind, data, createdAt, expiresAt })
  return id
}
