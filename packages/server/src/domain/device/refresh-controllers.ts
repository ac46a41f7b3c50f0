import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { DeviceId } from '../../kernel/ids.ts'
import { deviceCommands } from '../../store/schema/devices.ts'
import type { OrgWork, Report } from '../command.ts'
import { queueCommand } from './queue-command.ts'

const KIND = 'refresh_doors'
/** A controller that was out of reach is told when it is back; to ask once more than needed does no harm. */
const REFRESH_SECONDS = 86_400

type Work = OrgWork & Pick<Report, 'afterwards'>

/**
 * Tells door controllers, with their next heartbeat, to ask what their doors are to do; whether they are connected or not,
 * in the transaction of the change that their doors have to follow.
 */
export const refreshControllers = async (
  { tx, ctx: { domain }, org, afterwards }: Work,
  deviceIds: readonly DeviceId[],
): Promise<void> => {
  if (deviceIds.length === 0) return
  const waiting = await tx
    .select({ deviceId: deviceCommands.deviceId })
    .from(deviceCommands)
    .where(
      and(
        eq(deviceCommands.orgId, org.orgId),
        inArray(deviceCommands.deviceId, [...deviceIds]),
        eq(deviceCommands.kind, KIND),
        isNull(deviceCommands.deliveredAt),
        gt(deviceCommands.expiresAt, domain.now()),
      ),
    )
    // One that is fetched before this change is written would have the controller ask too early.
    .for('share')
  const told = new Set(waiting.map(({ deviceId }) => deviceId))
  for (const deviceId of deviceIds)
    if (!told.has(deviceId)) await queueCommand(tx, domain, org, deviceId, KIND, {}, REFRESH_SECONDS)
  afterwards(() => {
    for (const deviceId of deviceIds) domain.waitingCommands.add(deviceId)
  })
}
