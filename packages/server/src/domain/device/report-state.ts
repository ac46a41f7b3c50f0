import { isDeepStrictEqual } from 'node:util'
import { devices } from '../../store/schema/devices.ts'
import { orgCommand } from '../command.ts'
import { wrongPlace } from '../operation.ts'
import { noticeOccurrences } from '../telemetry/notice-occurrences.ts'
import { deviceColumns, deviceIn, deviceNotFound } from './device.ts'
import { checkDeviceState, type DeviceState } from './device-state.ts'
import { refreshControllers } from './refresh-controllers.ts'

/** How often a device says that it is there. */
export const HEARTBEAT_SECONDS = 30
/** Silent for longer, it counts as disconnected. */
export const SILENT_SECONDS_MAX = 90

/** Writes down what a heartbeat has changed of a device: that it is there, that it works, what it runs. */
export const reportDeviceState = orgCommand({
  name: 'device.report_state',
  scope: 'devices:report',
  event: 'device.state_changed',
  run: async (work, state: DeviceState): Promise<void> => {
    const { tx, ctx, org, note, unchanged } = work
    const { principal, domain } = ctx
    if (principal.kind !== 'device') throw wrongPlace()
    checkDeviceState(state)
    const here = deviceIn(org.orgId, principal.deviceId)
    const [known] = await tx.select(deviceColumns).from(devices).where(here).for('update')
    if (known === undefined) throw deviceNotFound()
    const { type, pending, connected, operational, firmwareVersion } = known
    const before = { pending, connected, operational, firmwareVersion }
    const after = {
      ...{ pending: false, connected: true },
      operational: state.operational ?? (pending || operational),
      firmwareVersion: state.firmwareVersion ?? firmwareVersion,
    }
    await tx
      .update(devices)
      .set({ ...after, lastSeenAt: domain.now() })
      .where(here)
    if (isDeepStrictEqual(before, after)) return unchanged()
    if (!connected) {
      await noticeOccurrences(tx, domain, org, 'connected', [principal.deviceId])
      // Doors may have been locked down, or released, while nobody could tell it. One that is new names its doors itself.
      if (type === 'DOOR_CONTROLLER' && !pending) await refreshControllers(work, [principal.deviceId])
    }
    const changed = Object.entries(after).filter(
      ([field, value]) => before[field as keyof typeof before] !== value,
    )
    note({ ...org, subject: principal.deviceId, data: { changed: Object.fromEntries(changed) } })
  },
})
