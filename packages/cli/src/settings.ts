import type { Command } from 'commander'
import { CommandFailure } from './command-failure.ts'
import type { OutputFormat } from './output-format.ts'
import { type Profile, readProfiles } from './profiles/profile-file.ts'

export const DEFAULT_URL = 'http://127.0.0.1:10254'
export const DEFAULT_PROFILE = 'default'

/** The options of every command; commander has filled them from the environment where the line does not name them. */
export interface GlobalOptions {
  readonly url?: string
  readonly operatorKey?: string
  readonly key?: string
  readonly profile?: string
  readonly partnerOrg?: string
  readonly output?: OutputFormat
  readonly json?: true
  readonly verbose?: true
}

/** What a command works with: the command line first, then the environment, then the profile. */
export interface Settings extends Omit<Profile, 'url' | 'output'> {
  readonly url: string
  readonly profile: string
  readonly verbose: boolean
}

/** The profile that a command is about, which need not be there yet. */
export const profileNameOf = (command: Command): string =>
  command.optsWithGlobals<GlobalOptions>().profile || DEFAULT_PROFILE

const profileOf = ({ profile: name }: GlobalOptions): Profile => {
  const profile = readProfiles()[name || DEFAULT_PROFILE]
  if (profile === undefined && name)
    throw new CommandFailure(
      'usage',
      `There is no profile named ${name}`,
      '"tenantry profile list" shows which there are; "tenantry configure" makes one.',
    )
  return profile ?? {}
}

export const checkedUrl = (url: string): string => {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new CommandFailure(
      'usage',
      'The server’s address must be an http or https URL',
      'check --url or TENANTRY_URL.',
    )
  return url
}

/** A key of another source than the profile's is not what the profile knows about. */
const credentialOf = (key: string | undefined, profile: Profile): Profile => {
  const given = key?.trim()
  if (given) return { key: given }
  const { key: own, isPartner, signIn } = profile
  return {
    ...(own !== undefined && { key: own }),
    ...(isPartner !== undefined && { isPartner }),
    ...(signIn !== undefined && { signIn }),
  }
}

export const settingsOf = (command: Command): Settings => {
  const options = command.optsWithGlobals<GlobalOptions>()
  const profile = profileOf(options)
  const operatorKey = options.operatorKey?.trim() || profile.operatorKey
  const partnerOrg = options.partnerOrg || profile.partnerOrg
  return {
    ...credentialOf(options.key, profile),
    ...(operatorKey !== undefined && { operatorKey }),
    ...(partnerOrg !== undefined && { partnerOrg }),
    url: checkedUrl(options.url || profile.url || DEFAULT_URL),
    profile: options.profile || DEFAULT_PROFILE,
    verbose: options.verbose === true,
  }
}

/** What is not known of a key is taken from its look: `oc_org_…` speaks for an organization. */
export const speaksForPartner = ({ isPartner, key = '' }: Settings): boolean =>
  isPartner ?? !/^[a-z][a-z0-9]*_org_/.test(key)

/** How a command prints: as asked for, as the profile says, or as the command itself does. */
export const outputOf = (command: Command, ownFormat: OutputFormat): OutputFormat => {
  const options = command.optsWithGlobals<GlobalOptions>()
  if (options.json) return 'json'
  return options.output ?? profileOf(options).output ?? ownFormat
}
