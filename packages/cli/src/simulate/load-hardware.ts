import type { Tenantry } from '@tenantry/sdk'
import { CommandFailure } from '../command-failure.ts'
import type { Device } from './fleet.ts'

const ROWS_AT_ONCE = 1_000
const PATIENT = { timeoutMs: 120_000 } as const

interface Outcome {
  readonly row?: number
  readonly outcome?: string
  readonly message?: string
  readonly finished?: object
}

const outcomesIn = (answer: string): readonly Outcome[] =>
  answer
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Outcome => JSON.parse(line))

const rowOf = ({ group, serialNumber, activationKey }: Device) => ({
  serialNumber,
  deviceType: group.type,
  model: group.model ?? 'UNSPECIFIED',
  activationKey,
})

/** Loads the hardware of a fleet into a partner's stock; what is there already is as the scenario says. */
export const loadHardware = async (
  { admin }: Tenantry,
  partnerId: string,
  devices: readonly Device[],
): Promise<void> => {
  for (let from = 0; from < devices.length; from += ROWS_AT_ONCE) {
    const batch = devices.slice(from, from + ROWS_AT_ONCE)
    const answer = await admin.importHardware({ partnerId, rows: batch.map(rowOf) }, PATIENT)
    const outcomes = outcomesIn(answer)
    const refused = outcomes.find(({ outcome }) => outcome === 'refused')
    if (refused !== undefined)
      throw new CommandFailure(
        'usage',
        `The hardware ${batch[(refused.row ?? 1) - 1]?.serialNumber} was not taken: ${refused.message}`,
        'correct the scenario.',
      )
    if (!outcomes.some(({ finished }) => finished !== undefined))
      throw new CommandFailure(
        'unreachable',
        'The server broke off while it loaded the hardware',
        'try again.',
      )
  }
}
