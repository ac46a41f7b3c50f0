import type { Tenantry } from '@tenantry/sdk'
import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { connectAsOperator, LIST_OPTIONS } from '../connect.ts'
import { printText } from '../print.ts'

type Rotation = Awaited<ReturnType<Tenantry['admin']['rotateMasterKey']>>

const summaryOf = ({ resealed }: Rotation): string =>
  resealed > 0
    ? `Sealed ${resealed} values anew; none is left under an older master key.`
    : 'Nothing was sealed under another master key. Where the key is given in TENANTRY_MASTER_KEY, put the new one before the old one, with a comma between, and restart.'

/** Each call of the server ends after a while; it is called until nothing is left. */
const rotateKeys = async (_options: object, command: Command): Promise<void> => {
  const { admin } = connectAsOperator(command)
  let resealed = 0
  for (;;) {
    const round = await admin.rotateMasterKey({}, LIST_OPTIONS)
    resealed += round.resealed
    const { remaining } = round
    if (remaining === 0)
      return printText(command, { resealed, remaining }, summaryOf({ resealed, remaining }))
    if (round.resealed === 0)
      throw new CommandFailure(
        'unexpected',
        `${remaining} values stay sealed under an older master key`,
        'run the command once more; if the number stays, keep the older key: without it they are lost.',
      )
  }
}

export const addKeysCommands = (keys: Command): void => {
  keys
    .command('rotate')
    .description('Seal everything anew by the newest master key, while the server runs.')
    .action(rotateKeys)
}
