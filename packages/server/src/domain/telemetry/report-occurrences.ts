import { orgCommand } from '../command.ts'
import { type Believed, reportedBy } from './believed.ts'
import { checkOccurrences, type ToldOccurrence } from './occurrences.ts'
import { holdReporting } from './reporting-device.ts'
import { writeReport } from './write-report.ts'

interface Input {
  readonly occurrences: readonly ToldOccurrence[]
}

/**
 * Writes down what has happened at a device, and notes what has changed of the states that matter. What was told before
 * is not kept again. Answers what to believe of the device from now on.
 */
export const reportOccurrences = orgCommand({
  name: 'occurrence.report',
  scope: 'devices:report',
  event: 'device.state_changed',
  run: async (work, { occurrences }: Input): Promise<Believed> => {
    const { tx, ctx, org } = work
    const device = await holdReporting(tx, org, ctx.principal)
    checkOccurrences(device.type, occurrences)
    return writeReport(work, device, reportedBy(device.id, occurrences, ctx.domain.now()), occurrences)
  },
})
