import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { DeviceId } from '../../kernel/ids.ts'
import { deviceCommands } from '../../store/schema/devices.ts'
import type { OrgWork } from '../command.ts'

/** Takes back what controllers were to unlock and have not heard of yet: a lockdown comes before it. */
export const cancelUnlocks = async (
  { tx, ctx: { domain }, org: { orgId } }: OrgWork,
  controllerIds: readonly DeviceId[],
): Promise<void> => {
  if (controllerIds.length === 0) return
  await tx
    .update(deviceCommands)
    .set({ expiresAt: domain.now() })
    .where(
      and(
        eq(deviceCommands.orgId, orgId),
        eq(deviceCommands.kind, 'unlock_door'),
        isNull(deviceCommands.deliveredAt),
        inArray(deviceCommands.deviceId, [...controllerIds]),
      ),
    )
}
