import type { Tenantry } from '@tenantry/sdk'
import type { Command } from 'commander'
import { Option } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { connectAsOperator, LIST_OPTIONS } from '../connect.ts'
import { idValue, listValue, NONE, wholeNumberOrNone } from '../option-values.ts'
import { type Column, printList, printOne } from '../print.ts'
import { readAll } from '../read-all.ts'
import { addPartnerKeyCommands } from './partner-key.ts'

type Partner = Awaited<ReturnType<Tenantry['admin']['getPartner']>>
type CreatedPartner = Awaited<ReturnType<Tenantry['admin']['createPartner']>>

interface SettingOptions {
  readonly ipAllow?: readonly string[]
  readonly rateLimit?: number | typeof NONE
  readonly aiInstructions?: string
}
interface CreateOptions extends SettingOptions {
  readonly ownerEmail: string
}
interface UpdateOptions extends SettingOptions {
  readonly name?: string
  readonly active?: true
  readonly inactive?: true
}

const FIELDS: readonly Column<Partner>[] = [
  ['Id', ({ id }) => id],
  ['Name', ({ name }) => name],
  ['Owner', ({ ownerEmail }) => ownerEmail],
  ['Active', ({ active }) => active],
  ['Own organization', ({ ownOrgId }) => ownOrgId],
  ['Allowed addresses', ({ ipAllowList }) => (ipAllowList.length === 0 ? 'any' : ipAllowList)],
  ['Requests a minute', ({ rateLimitPerMinute }) => rateLimitPerMinute ?? 'default'],
  ['AI instructions', ({ defaultAiInstructions }) => defaultAiInstructions],
  ['Created', ({ createdAt }) => createdAt],
]
const COLUMNS = ['Id', 'Name', 'Owner', 'Active', 'Created']
const CREATED_FIELDS: readonly Column<CreatedPartner>[] = [
  ...FIELDS,
  ['Key id', ({ keyId }) => keyId],
  ['Key', ({ apiKey }) => apiKey],
]

const orNull = <T extends string | number>(value: T) =>
  value === NONE ? null : (value as Exclude<T, typeof NONE>)

const settingsOf = ({ ipAllow, rateLimit, aiInstructions }: SettingOptions) => ({
  ...(ipAllow !== undefined && { ipAllowList: [...ipAllow] }),
  ...(rateLimit !== undefined && { rateLimitPerMinute: orNull(rateLimit) }),
  ...(aiInstructions !== undefined && { defaultAiInstructions: orNull(aiInstructions) }),
})

const withSettings = (command: Command): Command =>
  command
    .option(
      '--ip-allow <list>',
      'addresses and CIDR ranges, comma-separated, or "none" for anywhere',
      listValue,
    )
    .option(
      '--rate-limit <number>',
      'requests a minute in each dialect, or "none" for the defaults',
      wholeNumberOrNone,
    )
    .option('--ai-instructions <text>', 'for organizations that set none of their own, or "none"')

const createPartner = async (name: string, options: CreateOptions, command: Command): Promise<void> => {
  const { admin } = connectAsOperator(command)
  const { ownerEmail } = options
  const partner = await admin.createPartner({ name, ownerEmail, ...settingsOf(options) })
  printOne(command, partner, CREATED_FIELDS, 'The key is shown this once. Keep it like a password.')
}

const listPartners = async (_options: object, command: Command): Promise<void> => {
  const { admin } = connectAsOperator(command)
  const partners = await readAll(admin.listPartners.all({}, LIST_OPTIONS))
  const columns = FIELDS.filter(([heading]) => COLUMNS.includes(heading))
  printList(command, partners, columns, 'There are no partners yet.')
}

const getPartner = async (partnerId: string, _options: object, command: Command): Promise<void> =>
  printOne(command, await connectAsOperator(command).admin.getPartner({ partnerId }), FIELDS)

const updatePartner = async (partnerId: string, options: UpdateOptions, command: Command): Promise<void> => {
  const { admin } = connectAsOperator(command)
  const changes = {
    ...settingsOf(options),
    ...(options.name !== undefined && { name: options.name }),
    ...(options.active && { active: true }),
    ...(options.inactive && { active: false }),
  }
  if (Object.keys(changes).length === 0)
    throw new CommandFailure(
      'usage',
      'There is nothing to change',
      'name what to change; --help shows the options.',
    )
  printOne(command, await admin.changePartner({ partnerId, ...changes }), FIELDS)
}

export const addPartnerCommands = (partner: Command): void => {
  withSettings(
    partner
      .command('create')
      .description('Provision a partner with its first key, which is shown this once.')
      .argument('<name>')
      .requiredOption('--owner-email <mail>', 'the mail address of the partner’s owner'),
  ).action(createPartner)
  partner.command('list').description('List all partners.').action(listPartners)
  partner.command('get').description('Show one partner.').argument('<id>', '', idValue).action(getPartner)
  withSettings(
    partner
      .command('update')
      .description('Change the settings that are given.')
      .argument('<id>', '', idValue)
      .option('--name <name>', 'the new name')
      .option('--active', 'accept the partner’s credentials')
      .addOption(new Option('--inactive', 'refuse all of the partner’s credentials').conflicts('active')),
  ).action(updatePartner)
  addPartnerKeyCommands(partner)
}
