import { readFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import { EXIT_CODES } from './exit-codes.ts'
import { readGroups } from './groups.ts'
import { loadWhenCalled, onDemand } from './on-demand.ts'
import { OUTPUT_FORMATS } from './output-format.ts'
import { DEFAULT_PROFILE, DEFAULT_URL } from './settings.ts'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string
}

const exitCodeLines = Object.values(EXIT_CODES).map(({ code, meaning }) => `  ${code}  ${meaning}`)

const GLOBAL_OPTIONS = [
  new Option('--url <url>', `where the server is; ${DEFAULT_URL} unless the profile knows`).env(
    'TENANTRY_URL',
  ),
  new Option('--operator-key <key>', 'the operator key').env('TENANTRY_OPERATOR_KEY'),
  new Option('--key <key>', 'a partner key').env('TENANTRY_KEY'),
  new Option(
    '--profile <name>',
    `whose settings stand in for what is not given; "${DEFAULT_PROFILE}" without it`,
  ).env('TENANTRY_PROFILE'),
  new Option(
    '--partner-org <uuid|name>',
    'the client organization to act as, by id or by a part of its name',
  ).env('TENANTRY_PARTNER_ORG'),
  new Option('--output <format>', 'how to print; with json errors too, on stderr')
    .choices(OUTPUT_FORMATS)
    .env('TENANTRY_OUTPUT'),
  new Option('--json', 'the same as --output json'),
  new Option('--verbose', 'show each request and its answer on stderr, keys masked'),
]

const addHelpCommand = (program: Command): void => {
  program
    .helpCommand(false)
    .command('help')
    .description('Show what a command takes.')
    .argument('[command...]')
    .helpGroup('Commands:')
    .action(async (path: readonly string[]) => {
      await createProgram().parseAsync([...path, '--help'], { from: 'user' })
    })
}

const addGroups = (program: Command): void => {
  for (const { name, aliases, description, heading, load } of readGroups()) {
    const command = program
      .command(name)
      .aliases([...aliases])
      .description(description)
      .helpGroup(heading)
    onDemand(command, () => load(command))
  }
  loadWhenCalled(program)
}

/** The whole command line. `quiet` keeps commander from writing its own words about a mistake. */
export const createProgram = ({ quiet }: { readonly quiet: boolean } = { quiet: false }): Command => {
  const program = new Command('tenantry')
    .description('Runs a Tenantry server, and works with one as its operator or as a partner.')
    .version(version)
    .addHelpText('after', `\nExit codes:\n${exitCodeLines.join('\n')}`)
    .exitOverride()
    .showHelpAfterError('Try: add --help to see what there is.')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'Error: ')) })
  if (quiet) program.configureOutput({ outputError: () => {}, writeErr: () => {} })
  for (const option of GLOBAL_OPTIONS) program.addOption(option)
  addGroups(program)
  addHelpCommand(program)
  return program
}
