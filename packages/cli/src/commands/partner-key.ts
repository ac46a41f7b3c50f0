import type { Tenantry } from '@tenantry/sdk'
import { type Command, Option } from 'commander'
import { connectAsOperator, LIST_OPTIONS } from '../connect.ts'
import { idValue } from '../option-values.ts'
import { type Column, printList, printOne, printText } from '../print.ts'
import { readAll } from '../read-all.ts'

type IssuedKey = Awaited<ReturnType<Tenantry['admin']['issuePartnerKey']>>
type Key = Omit<IssuedKey, 'apiKey'>

interface IssueOptions {
  readonly name?: string
  readonly format: 'opaque' | 'jwt'
  readonly expiresAt?: string
}

const COLUMNS: readonly Column<Key>[] = [
  ['Id', ({ id }) => id],
  ['Name', ({ name }) => name],
  ['Format', ({ format }) => format],
  ['Ends in', ({ hint }) => hint],
  ['Created', ({ createdAt }) => createdAt],
  ['Expires', ({ expiresAt }) => expiresAt],
  ['Revoked', ({ revokedAt }) => revokedAt],
]
const ISSUED_FIELDS: readonly Column<IssuedKey>[] = [
  ...COLUMNS.filter(([heading]) => heading !== 'Revoked'),
  ['Key', ({ apiKey }) => apiKey],
]

const issueKey = async (partnerId: string, options: IssueOptions, command: Command): Promise<void> => {
  const { admin } = connectAsOperator(command)
  const { name, format, expiresAt } = options
  const key = await admin.issuePartnerKey({
    partnerId,
    format,
    ...(name !== undefined && { name }),
    ...(expiresAt !== undefined && { expiresAt }),
  })
  printOne(command, key, ISSUED_FIELDS, 'The key is shown this once. Keep it like a password.')
}

const listKeys = async (partnerId: string, _options: object, command: Command): Promise<void> => {
  const { admin } = connectAsOperator(command)
  const keys = await readAll(admin.listPartnerKeys.all({ partnerId }, LIST_OPTIONS))
  printList(command, keys, COLUMNS, 'The partner has no keys.')
}

const revokeKey = async (
  partnerId: string,
  keyId: string,
  _options: object,
  command: Command,
): Promise<void> => {
  await connectAsOperator(command).admin.revokePartnerKey({ partnerId, keyId })
  printText(command, { id: keyId, revoked: true }, `Revoked key ${keyId}; it is refused from now on.`)
}

export const addPartnerKeyCommands = (partner: Command): void => {
  const key = partner.command('key').description('The keys of a partner.')
  key
    .command('issue')
    .description('Issue a key, which is shown this once.')
    .argument('<partnerId>', '', idValue)
    .option('--name <name>', 'a label')
    .addOption(
      new Option('--format <format>', 'how the key looks').choices(['opaque', 'jwt']).default('opaque'),
    )
    .option('--expires-at <time>', 'when it ends, as in 2030-01-31T12:00:00Z; never without it')
    .action(issueKey)
  key
    .command('list')
    .description('List the keys of a partner, the revoked ones too.')
    .argument('<partnerId>', '', idValue)
    .action(listKeys)
  key
    .command('revoke')
    .description('Revoke a key for good.')
    .argument('<partnerId>', '', idValue)
    .argument('<keyId>', '', idValue)
    .action(revokeKey)
}
