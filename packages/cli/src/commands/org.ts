import { type Tenantry, toRuuid } from '@tenantry/sdk'
import { type Command, Option } from 'commander'
import { connectAsPartner, LIST_OPTIONS } from '../connect.ts'
import { idValue, uuidOf } from '../option-values.ts'
import { type Column, printList, printOne, printText } from '../print.ts'
import { readAll } from '../read-all.ts'
import { addImportCommand } from './import-orgs.ts'

type Embed = Tenantry['embed']
type Broker = Tenantry['broker']
type EmbedOrg = Awaited<ReturnType<Embed['getOrgByExternalId']>>
type CreatedOrg = Awaited<ReturnType<Embed['createOrg']>>
type OrgWithKeys = Awaited<ReturnType<Broker['createPartnerOrg']>>
type RotatedTokens = Awaited<ReturnType<Broker['rotatePartnerOrgTokens']>>
type BrokerOrg = Awaited<ReturnType<Broker['getPartnerOrg']>>

interface CreateOptions {
  readonly externalId?: string
  readonly website?: string
  readonly language?: string
  readonly aiInstructions?: string
  readonly withKeys?: true
}

const EMBED_COLUMNS: readonly Column<EmbedOrg>[] = [
  ['Id', ({ id }) => id],
  ['Name', ({ name }) => name],
  ['External id', ({ external_id }) => external_id],
  ['Created', ({ created_at }) => created_at],
]
const CREATED_FIELDS: readonly Column<CreatedOrg>[] = [
  ['Id', ({ id }) => id],
  ['Id in fleet', ({ id }) => toRuuid(id)],
  ['Name', ({ name }) => name],
  ['External id', ({ external_id }) => external_id],
  ['Widget token', ({ widget_token }) => widget_token],
]
const WITH_KEYS_FIELDS: readonly Column<OrgWithKeys>[] = [
  ['Id', ({ organizationId }) => organizationId],
  ['Id in fleet', ({ organizationId }) => toRuuid(organizationId)],
  ['Project', ({ projectId }) => projectId],
  ['Organization key', ({ orgApiKey }) => orgApiKey],
  ['Project key', ({ projectApiKey }) => projectApiKey],
  ['Agent token', ({ agentToken }) => agentToken],
  ['Claim link', ({ claimUrl }) => claimUrl],
]
const BROKER_FIELDS: readonly Column<BrokerOrg>[] = [
  ['Id', ({ id }) => id],
  ['Id in fleet', ({ id }) => toRuuid(id)],
  ['Name', ({ name }) => name],
  ['Status', ({ status }) => status],
  ['Claimed by', ({ claimedByEmail }) => claimedByEmail],
  ['Claimed', ({ claimedAt }) => claimedAt],
  ['Projects', ({ projects }) => projects.map(({ name }) => name)],
  ['Created', ({ createdAt }) => createdAt],
]

const ROTATED_FIELDS: readonly Column<RotatedTokens>[] = [
  ['Organization key', ({ orgApiKey }) => orgApiKey],
  ['Project key', ({ projectApiKey }) => projectApiKey],
]
const ROTATED_WITH_AGENT_FIELDS: readonly Column<RotatedTokens>[] = [
  ...ROTATED_FIELDS,
  ['Agent token', ({ agentToken }) => agentToken],
]

const createOrgWithKeys = async (name: string, command: Command): Promise<void> => {
  const org = await connectAsPartner(command).broker.createPartnerOrg({ name })
  printOne(command, org, WITH_KEYS_FIELDS, 'The keys and the token are shown this once.')
}

const createOrg = async (name: string, options: CreateOptions, command: Command): Promise<void> => {
  const { embed } = connectAsPartner(command)
  const { externalId, website, language, aiInstructions } = options
  const org = await embed.createOrg({
    name,
    ...(externalId !== undefined && { external_id: externalId }),
    ...(website !== undefined && { website }),
    ...(language !== undefined && { language }),
    ...(aiInstructions !== undefined && { ai_instructions: aiInstructions }),
  })
  printOne(command, org, CREATED_FIELDS)
}

const listOrgs = async (_options: object, command: Command): Promise<void> => {
  const { embed } = connectAsPartner(command)
  const orgs = await readAll(embed.listOrgs.all({}, LIST_OPTIONS))
  printList(command, orgs, EMBED_COLUMNS, 'There are no organizations yet.')
}

const getOrg = async (id: string, _options: object, command: Command): Promise<void> => {
  const { broker } = connectAsPartner(command)
  printOne(command, await broker.getPartnerOrg({ orgId: uuidOf(id) }), BROKER_FIELDS)
}

const findOrg = async (externalId: string, _options: object, command: Command): Promise<void> => {
  const { embed } = connectAsPartner(command)
  printOne(command, await embed.getOrgByExternalId({ externalId }), EMBED_COLUMNS)
}

const reissueClaimLink = async (id: string, _options: object, command: Command): Promise<void> => {
  const { broker } = connectAsPartner(command)
  const link = await broker.reissuePartnerClaimLink({ orgId: uuidOf(id) })
  printOne(command, link, [['Claim link', ({ claimUrl }) => claimUrl]], 'The link before it no longer works.')
}

const rotateTokens = async (
  id: string,
  { agents }: { readonly agents?: true },
  command: Command,
): Promise<void> => {
  const { broker } = connectAsPartner(command)
  const orgId = uuidOf(id)
  const tokens = await broker.rotatePartnerOrgTokens(agents ? { orgId, agents: 'true' } : { orgId })
  const fields = agents ? ROTATED_WITH_AGENT_FIELDS : ROTATED_FIELDS
  printOne(command, tokens, fields, 'They are shown this once; those before no longer work.')
}

const deleteOrg = async (id: string, _options: object, command: Command): Promise<void> => {
  const orgId = uuidOf(id)
  await connectAsPartner(command).broker.deletePartnerOrg({ orgId })
  printText(command, { id: orgId, deleted: true }, `Deleted organization ${orgId}.`)
}

const WITH_KEYS_TAKES = ['externalId', 'website', 'language', 'aiInstructions']

export const addOrgCommands = (org: Command): void => {
  org
    .command('create')
    .description('Create an organization.')
    .argument('<name>')
    .option('--external-id <id>', 'your own id for the customer')
    .option('--website <url>', 'the customer’s website')
    .option('--language <tag>', 'a language tag such as "de"; "en" without it')
    .option('--ai-instructions <text>', 'overrides the partner’s default')
    .addOption(
      new Option('--with-keys', 'also make its keys and claim link, which are shown this once').conflicts(
        WITH_KEYS_TAKES,
      ),
    )
    .action((name: string, options: CreateOptions, command: Command) =>
      options.withKeys ? createOrgWithKeys(name, command) : createOrg(name, options, command),
    )
  org.command('list').description('List all organizations, oldest first.').action(listOrgs)
  org
    .command('get')
    .description('Show one organization.')
    .argument('<id>', 'as UUID or RUUID', idValue)
    .action(getOrg)
  org
    .command('find')
    .description('Find an organization by your own id for it.')
    .argument('<externalId>')
    .action(findOrg)
  org
    .command('claim-link')
    .description('Reissue the claim link of an organization that is not claimed yet.')
    .argument('<id>', 'as UUID or RUUID', idValue)
    .action(reissueClaimLink)
  org
    .command('rotate-tokens')
    .description('Give an organization that is not claimed yet new keys in place of those you were shown.')
    .argument('<id>', 'as UUID or RUUID', idValue)
    .option('--agents', 'also a new token for its default agent')
    .action(rotateTokens)
  org
    .command('delete')
    .description('Delete an organization that is not claimed yet, with all that is in it.')
    .argument('<id>', 'as UUID or RUUID', idValue)
    .action(deleteOrg)
  addImportCommand(org)
}
