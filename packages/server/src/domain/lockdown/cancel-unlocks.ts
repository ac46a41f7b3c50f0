import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { LocationId } from '../../kernel/ids.ts'
import { deviceCommands, devices } from '../../store/schema/devices.ts'
import type { Tx } from '../../store/store.ts'
import type { Domain } from '../context.ts'
import type { OrgScope } from '../org-scope.ts'

/** Takes back what controllers of a location were to unlock and have not heard of yet: a lockdown comes before it. */
export const cancelUnlocks = async (
  tx: Tx,
  { now }: Domain,
  { orgId }: OrgScope,
  locationId: LocationId,
): Promise<void> => {
  const there = tx
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.orgId, orgId), eq(devices.locationId, locationId)))
  await tx
    .update(deviceCommands)
    .set({ expiresAt: now() })
    .where(
      and(
        eq(deviceCommands.orgId, orgId),
        eq(deviceCommands.kind, 'unlock_door'),
        isNull(deviceCommands.deliveredAt),
        inArray(deviceCommands.deviceId, there),
      ),
    )
}
