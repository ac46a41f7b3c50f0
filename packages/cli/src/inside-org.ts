import { type Tenantry, TenantryError, toRuuid } from '@tenantry/sdk'
import type { Command } from 'commander'
import { chosenOrg } from './choose-org.ts'
import { CommandFailure } from './command-failure.ts'
import { connectAsPartner } from './connect.ts'
import { uuidOf } from './option-values.ts'

interface Inside {
  readonly fleet: Tenantry['fleet']
  readonly org: string
}

const noSuchOrg = (org: string): CommandFailure =>
  new CommandFailure(
    'notFound',
    `No organization of yours has the id ${org}`,
    '"tenantry org list" shows which there are.',
  )

/** The dialect's one refusal has several causes, so the key and the organization are asked about apart. */
const causeOf = async (refusal: TenantryError, { broker }: Tenantry, org: string): Promise<unknown> => {
  const answer = await broker.getPartnerOrg({ orgId: uuidOf(org) }).catch((error: unknown) => error)
  if (!(answer instanceof TenantryError))
    return new CommandFailure(
      'usage',
      'You may not act inside this organization',
      'it is detached or suspended, or its owner has not allowed it.',
    )
  if (answer.kind === 'not_found') return noSuchOrg(org)
  return answer.kind === 'unauthenticated' ? answer : refusal
}

const ruuidOf = (org: string): string => {
  try {
    return toRuuid(org)
  } catch {
    // An id in neither spelling names no organization, as on the server.
    throw noSuchOrg(org)
  }
}

/** The organization that `--org` names by id, or `--partner-org` by id or name. */
const orgOf = async (command: Command): Promise<string> => {
  const { org } = command.opts<{ readonly org?: string }>()
  const chosen = org ?? (await chosenOrg(command))
  if (chosen === undefined)
    throw new CommandFailure(
      'usage',
      'The organization to act inside is missing',
      'give its id with --org, or its id or name with --partner-org.',
    )
  return chosen
}

/** Does something inside the organization that the command line names. */
export const inside = async <T>(command: Command, work: (inside: Inside) => Promise<T>): Promise<T> => {
  const tenantry = connectAsPartner(command)
  const org = await orgOf(command)
  return work({ fleet: tenantry.fleet, org: ruuidOf(org) }).catch(async (error: unknown) => {
    if (error instanceof TenantryError && error.kind === 'forbidden')
      throw await causeOf(error, tenantry, org)
    throw error
  })
}

export const withOrg = (command: Command): Command =>
  command.option(
    '--org <id>',
    'the organization to act inside, as UUID or RUUID; or name it with --partner-org',
  )
