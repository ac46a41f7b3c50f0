import { readFileSync } from 'node:fs'
import type { Tenantry } from '@tenantry/sdk'
import { type Command, Option } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { connectAsPartner, LIST_OPTIONS } from '../connect.ts'
import { idValue, uuidOf } from '../option-values.ts'
import { type Column, printList, printOne, printText } from '../print.ts'

type Broker = Tenantry['broker']
type Listed = Awaited<ReturnType<Broker['listPartnerSecrets']>>[number]
type Created = Awaited<ReturnType<Broker['createPartnerSecret']>>
type NewSecret = Parameters<Broker['createPartnerSecret']>[0]
type Injection = NonNullable<NewSecret['injectionConfig']>

interface CreateOptions {
  readonly type: NewSecret['type']
  readonly host: string
  readonly path?: string
  readonly value?: string
  readonly valueFile?: string
  readonly header?: string
  readonly headerFormat?: string
  readonly param?: string
  readonly paramFormat?: string
  readonly pathTemplate?: string
  readonly pathRegex?: string
  readonly pathReplacement?: string
}

const CREATED_FIELDS: readonly Column<Created>[] = [
  ['Id', ({ id }) => id],
  ['Name', ({ name }) => name],
  ['Type', ({ type }) => type],
  ['Host', ({ hostPattern }) => hostPattern],
  ['Path', ({ pathPattern }) => pathPattern],
  ['Value', ({ preview }) => preview],
  ['Created', ({ createdAt }) => createdAt],
]
const LISTED_COLUMNS: readonly Column<Listed>[] = [
  ['Id', ({ id }) => id],
  ['Name', ({ name }) => name],
  ['Type', ({ typeLabel }) => typeLabel],
  ['Host', ({ hostPattern }) => hostPattern],
  ['Path', ({ pathPattern }) => pathPattern],
  ['Value', ({ preview }) => preview],
  ['Created', ({ createdAt }) => createdAt],
]

const readValueFile = (file: string): string => {
  try {
    // Editors and `echo` end a file with a line break that is none of the value's.
    return readFileSync(file === '-' ? 0 : file, 'utf8').replace(/\r?\n$/, '')
  } catch {
    throw new CommandFailure('usage', `${file} cannot be read`, 'check --value-file.')
  }
}

const givenValue = ({ value, valueFile }: CreateOptions): string => {
  if (value !== undefined) return value
  if (valueFile !== undefined) return readValueFile(valueFile)
  throw new CommandFailure(
    'usage',
    'The value is missing',
    'give it with --value-file (- reads standard input) or --value.',
  )
}

/** All that is given; the server says what does not fit together. */
const injectionOf = (options: CreateOptions): Injection | undefined => {
  const { header, headerFormat, param, paramFormat, pathTemplate, pathRegex, pathReplacement } = options
  const given = {
    ...(header !== undefined && { headerName: header }),
    ...(headerFormat !== undefined && { valueFormat: headerFormat }),
    ...(param !== undefined && { paramName: param }),
    ...(paramFormat !== undefined && { paramFormat }),
    ...(pathTemplate !== undefined && { pathTemplate }),
    ...(pathRegex !== undefined && { pathRegex }),
    ...(pathReplacement !== undefined && { pathReplacement }),
  }
  return Object.keys(given).length === 0 ? undefined : (given as Injection)
}

const createSecret = async (name: string, options: CreateOptions, command: Command): Promise<void> => {
  const { broker } = connectAsPartner(command)
  const injectionConfig = injectionOf(options)
  const secret = await broker.createPartnerSecret({
    name,
    type: options.type,
    value: givenValue(options),
    hostPattern: options.host,
    ...(options.path !== undefined && { pathPattern: options.path }),
    ...(injectionConfig !== undefined && { injectionConfig }),
  })
  printOne(command, secret, CREATED_FIELDS, 'The value is sealed; nobody can read it again.')
}

const listSecrets = async (_options: object, command: Command): Promise<void> => {
  const secrets = await connectAsPartner(command).broker.listPartnerSecrets({}, LIST_OPTIONS)
  printList(command, secrets, LISTED_COLUMNS, 'There are no secrets yet.')
}

const deleteSecret = async (id: string, _options: object, command: Command): Promise<void> => {
  const secretId = uuidOf(id)
  await connectAsPartner(command).broker.deletePartnerSecret({ secretId })
  printText(
    command,
    { id: secretId, deleted: true },
    `Deleted secret ${secretId}; nobody inherits it any more.`,
  )
}

export const addSecretCommands = (secret: Command): void => {
  secret
    .command('create')
    .description('Create a secret.')
    .argument('<name>')
    .addOption(
      new Option('--type <type>', 'whose credential it is')
        .choices(['anthropic', 'openai', 'generic'])
        .makeOptionMandatory(),
    )
    .requiredOption('--host <pattern>', 'where it is injected, such as api.anthropic.com or *.example.com')
    .option('--path <pattern>', 'an exact path, or a prefix that ends in *')
    .option('--value-file <file>', 'the file that holds the value; - reads standard input')
    .addOption(
      new Option('--value <value>', 'the value itself; other people on this machine may see it').conflicts(
        'valueFile',
      ),
    )
    .option('--header <name>', 'generic: the header that takes it')
    .option('--header-format <format>', 'what the header holds, as in "Bearer {value}"')
    .option('--param <name>', 'generic: the query parameter that takes it')
    .option('--param-format <format>', 'what the parameter holds')
    .option('--path-template <path>', 'generic: the path that takes it, as in "/bot{value}"')
    .option('--path-regex <regex>', 'generic: what of the path is replaced')
    .option('--path-replacement <text>', 'what it is replaced with, as in "/bot{value}"')
    .action(createSecret)
  secret
    .command('list')
    .description('List all secrets, oldest first, without their values.')
    .action(listSecrets)
  secret
    .command('delete')
    .description('Delete a secret; it stops working at once.')
    .argument('<id>', 'as UUID or RUUID', idValue)
    .action(deleteSecret)
}
