import { readFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import { addCameraCommands } from './commands/camera.ts'
import { addKeysCommands } from './commands/keys.ts'
import { addLocationCommands } from './commands/location.ts'
import { addOrgCommands } from './commands/org.ts'
import { addOutboxCommands } from './commands/outbox.ts'
import { addPartnerCommands } from './commands/partner.ts'
import { addPartnerKeyCommands } from './commands/partner-key.ts'
import { addSecretCommands } from './commands/secret.ts'
import { addServeCommand } from './commands/serve.ts'
import { addWhoamiCommand } from './commands/whoami.ts'
import { DEFAULT_URL } from './connect.ts'
import { EXIT_CODES } from './exit-codes.ts'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string
}

const exitCodeLines = Object.values(EXIT_CODES).map(({ code, meaning }) => `  ${code}  ${meaning}`)

/** The whole command line. `quiet` keeps commander from writing its own words about a mistake. */
export const createProgram = ({ quiet }: { readonly quiet: boolean } = { quiet: false }): Command => {
  const program = new Command('tenantry')
    .description('Runs a Tenantry server, and works with one as its operator or as a partner.')
    .version(version)
    .addOption(new Option('--url <url>', 'where the server is').env('TENANTRY_URL').default(DEFAULT_URL))
    .addOption(new Option('--operator-key <key>', 'the operator key').env('TENANTRY_OPERATOR_KEY'))
    .addOption(new Option('--key <key>', 'a partner key').env('TENANTRY_KEY'))
    .option('--json', 'print one JSON document instead of a table; errors too, on stderr')
    .addHelpText('after', `\nExit codes:\n${exitCodeLines.join('\n')}`)
    .exitOverride()
    .showHelpAfterError('Try: add --help to see what there is.')
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'Error: ')) })
  if (quiet) program.configureOutput({ outputError: () => {}, writeErr: () => {} })
  addServeCommand(program)
  const partner = addPartnerCommands(program)
  addPartnerKeyCommands(partner)
  addKeysCommands(program)
  addOutboxCommands(program)
  addOrgCommands(program)
  addSecretCommands(program)
  addLocationCommands(program)
  addCameraCommands(program)
  addWhoamiCommand(program)
  return program
}
