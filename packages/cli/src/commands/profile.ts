import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { type Column, printList, printText } from '../print.ts'
import { changeProfile, type Profile, readProfiles } from '../profiles/profile-file.ts'

interface Listed {
  readonly name: string
  readonly url: string | undefined
  readonly credentials: readonly string[]
  readonly partnerOrg: string | undefined
}

const credentialsOf = ({ key, operatorKey, signIn, isPartner }: Profile): readonly string[] => {
  const whose = isPartner === undefined ? '' : isPartner ? ' of a partner' : ' of an organization'
  return [
    ...(key === undefined ? [] : [`key${whose}`]),
    ...(signIn === undefined ? [] : [`sign-in${whose}`]),
    ...(operatorKey === undefined ? [] : ['operator key']),
  ]
}

const COLUMNS: readonly Column<Listed>[] = [
  ['Name', ({ name }) => name],
  ['Server', ({ url }) => url],
  ['Credentials', ({ credentials }) => credentials],
  ['Organization', ({ partnerOrg }) => partnerOrg],
]

const listProfiles = (_options: object, command: Command): void => {
  const rows = Object.entries(readProfiles()).map(([name, profile]) => ({
    name,
    url: profile.url,
    credentials: credentialsOf(profile),
    partnerOrg: profile.partnerOrg,
  }))
  printList(command, rows, COLUMNS, 'There are no profiles yet; "tenantry configure" makes one.')
}

const removeProfile = (name: string, _options: object, command: Command): void => {
  if (readProfiles()[name] === undefined)
    throw new CommandFailure(
      'notFound',
      `There is no profile named ${name}`,
      '"tenantry profile list" shows them.',
    )
  changeProfile(name, () => undefined)
  printText(command, { name, removed: true }, `Removed profile ${name}. Its key works until it is revoked.`)
}

export const addProfileCommands = (profile: Command): void => {
  profile.command('list').description('List the profiles, without their keys.').action(listProfiles)
  profile.command('remove').description('Forget a profile.').argument('<name>').action(removeProfile)
}
