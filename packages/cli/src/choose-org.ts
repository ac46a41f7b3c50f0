import { createInterface } from 'node:readline/promises'
import type { Tenantry } from '@tenantry/sdk'
import type { Command } from 'commander'
import { CommandFailure } from './command-failure.ts'
import { connectAsPartner } from './connect.ts'
import { harmless } from './print.ts'
import { settingsOf, speaksForPartner } from './settings.ts'

type Client = NonNullable<Awaited<ReturnType<Tenantry['fleet']['getPartnerClientsV2']>>['clients']>[number]

const SHOW = '"tenantry org list" shows which there are.'

/** Ids go over the wire as they are: 22 characters are one, whatever they spell, and so is a UUID. */
const isId = (given: string): boolean =>
  /^[A-Za-z0-9_-]{22}$/.test(given) || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given)

const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

const named = (names: readonly string[]): string => names.map((name) => `  ${harmless(name)}`).join('\n')

/** Asks on standard error, so that standard output stays what the command prints. */
const ask = async (clients: readonly Client[], wanted: string): Promise<Client> => {
  const listed = clients.map(({ clientOrgName }, at) => `${at + 1}. ${clientOrgName}`)
  say(`Several organizations match "${harmless(wanted)}":\n${named(listed)}`)
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  const ended = new Promise<string>((resolve) => asking.once('close', () => resolve('')))
  const answer = await Promise.race([asking.question(`Which one (1-${clients.length})? `), ended])
  asking.close()
  const client = /^\d{1,6}$/.test(answer.trim()) ? clients[Number(answer) - 1] : undefined
  if (client === undefined)
    throw new CommandFailure('usage', 'None of them was chosen', 'name it more exactly, or by its id.')
  return client
}

const byName = async (command: Command, wanted: string): Promise<string> => {
  const { fleet } = connectAsPartner(command)
  const { clients = [] } = await fleet.getPartnerClientsV2()
  const text = wanted.toLowerCase()
  const matching = clients.filter(({ clientOrgName }) => clientOrgName.toLowerCase().includes(text))
  const [first, second] = matching
  if (first === undefined)
    throw new CommandFailure('notFound', `No organization of yours matches "${harmless(wanted)}"`, SHOW)
  const client = second === undefined ? first : await ask(matching, wanted)
  say(`Using client org: ${harmless(client.clientOrgName)}`)
  return client.clientOrgUuid
}

/** The organization that `--partner-org` names, as id: by its id, or by a part of its name in either case. */
export const chosenOrg = async (command: Command): Promise<string | undefined> => {
  const settings = settingsOf(command)
  const { partnerOrg } = settings
  if (partnerOrg === undefined || isId(partnerOrg)) return partnerOrg
  if (!speaksForPartner(settings))
    throw new CommandFailure(
      'usage',
      'An organization can be named by a partner alone',
      'give --partner-org an id, or use a partner key.',
    )
  return byName(command, partnerOrg)
}
