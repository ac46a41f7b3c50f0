import { and, eq, gt, isNull } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { DeviceId } from '../../kernel/ids.ts'
import { deviceCommands, devices } from '../../store/schema/devices.ts'
import type { OrgWork, Report } from '../command.ts'
import { deviceIn, deviceNotFound } from './device.ts'
import { type DeviceCommandKind, queueCommand } from './queue-command.ts'

/** One and a half of the time between two heartbeats: what a person waits for is done soon, or not at all. */
const PROMPT_SECONDS = 45
/** A device that does not fetch this many does not listen. */
const WAITING_COMMANDS_MAX = 20

type Work = OrgWork & Pick<Report, 'afterwards'>

/**
 * Tells a device that is there to do something at once, in the transaction of the change that asks for it. Throws
 * `device.not_found`, and `device.offline` where nobody would fetch it.
 */
export const tellDevice = async (
  { tx, ctx: { domain }, org, afterwards }: Work,
  deviceId: DeviceId,
  kind: DeviceCommandKind,
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> => {
  const [device] = await tx
    .select({ connected: devices.connected })
    .from(devices)
    .where(deviceIn(org.orgId, deviceId))
    .for('key share')
  if (device === undefined) throw deviceNotFound()
  const waiting = await tx
    .select({ id: deviceCommands.id })
    .from(deviceCommands)
    .where(
      and(
        eq(deviceCommands.deviceId, deviceId),
        isNull(deviceCommands.deliveredAt),
        gt(deviceCommands.expiresAt, domain.now()),
      ),
    )
    .limit(WAITING_COMMANDS_MAX)
  if (!device.connected || waiting.length === WAITING_COMMANDS_MAX)
    throw new DomainError('device.offline', 'The device is not connected')
  await queueCommand(tx, domain, org, deviceId, kind, data, PROMPT_SECONDS)
  afterwards(() => domain.waitingCommands.add(deviceId))
}
