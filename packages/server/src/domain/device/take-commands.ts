import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Id } from '../../kernel/ids.ts'
import { deviceCommands } from '../../store/schema/devices.ts'
import { orgCommand } from '../command.ts'
import { wrongPlace } from '../operation.ts'

/** What a device is to do now. */
export interface DeviceCommand {
  readonly id: Id<'device_command'>
  readonly kind: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Hands a device what it is to do, once; what has waited for too long is not handed over any more. */
export const takeCommands = orgCommand({
  name: 'device_command.take',
  scope: 'devices:report',
  event: 'device_command.delivered',
  run: async (
    { tx, ctx, org, note, unchanged, afterwards },
    _input: undefined,
  ): Promise<readonly DeviceCommand[]> => {
    const { domain, principal } = ctx
    if (principal.kind !== 'device') throw wrongPlace()
    const { deviceId } = principal
    const now = domain.now()
    const taken = await tx
      .update(deviceCommands)
      .set({ deliveredAt: now })
      .where(
        and(
          eq(deviceCommands.orgId, org.orgId),
          eq(deviceCommands.deviceId, deviceId),
          isNull(deviceCommands.deliveredAt),
          gt(deviceCommands.expiresAt, now),
        ),
      )
      .returning({ id: deviceCommands.id, kind: deviceCommands.kind, data: deviceCommands.data })
    afterwards(() => domain.waitingCommands.delete(deviceId))
    if (taken.length === 0) unchanged()
    for (const { id, kind } of taken) note({ ...org, subject: deviceId, data: { command: id, kind } })
    return taken.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  },
})
