import type { DeviceId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { orgCommand } from '../command.ts'
import { deviceIn, deviceNotFound } from './device.ts'
import { queueCommand } from './queue-command.ts'

/** Has a device reboot, unless it is not connected. Throws `device.not_found`. */
export const rebootDevice = orgCommand({
  name: 'device.reboot',
  scope: 'devices:write',
  event: 'device.reboot_requested',
  run: async (
    { tx, ctx, org, note, unchanged, afterwards },
    { deviceId }: { readonly deviceId: DeviceId },
  ): Promise<'queued' | 'disconnected'> => {
    const { domain } = ctx
    const [device] = await tx
      .select({ connected: devices.connected })
      .from(devices)
      .where(deviceIn(org.orgId, deviceId))
      .for('no key update')
    if (device === undefined) throw deviceNotFound()
    if (!device.connected) {
      unchanged()
      return 'disconnected'
    }
    const command = await queueCommand(tx, domain, org, deviceId, 'reboot')
    afterwards(() => domain.waitingCommands.add(deviceId))
    note({ ...org, subject: deviceId, data: { command } })
    return 'queued'
  },
})
