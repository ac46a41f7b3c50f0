import { orgCommand } from '../command.ts'
import type { Believed } from './believed.ts'
import { checkReadings, type Readings } from './readings.ts'
import { holdReporting } from './reporting-device.ts'
import { writeReport } from './write-report.ts'

interface Input {
  readonly at: Date
  readonly readings: Readings
}

/**
 * Writes down what a device reads, and notes what has changed of the states that matter. Answers what to believe of the
 * device from now on. Throws `device.not_found`, and for a reading that such a device does not have.
 */
export const reportReadings = orgCommand({
  name: 'reading.report',
  scope: 'devices:report',
  event: 'device.state_changed',
  run: async (work, input: Input): Promise<Believed> => {
    const device = await holdReporting(work.tx, work.org, work.ctx.principal)
    checkReadings(device.type, input.readings)
    return writeReport(work, device, [{ ...input, deviceId: device.id }])
  },
})
