import { createTenantry, type Tenantry, TenantryError } from '@tenantry/sdk'
import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { printText } from '../print.ts'
import { changeProfile, type Profile, readProfiles } from '../profiles/profile-file.ts'
import { askLine, readSecret } from '../profiles/read-secret.ts'
import { checkedUrl, DEFAULT_URL, type GlobalOptions, profileNameOf } from '../settings.ts'

interface ConfigureOptions {
  readonly operator?: true
}

/** What the line itself names: settings of the environment stay there. */
const named = (command: Command): GlobalOptions => {
  const options = command.optsWithGlobals<GlobalOptions>()
  const isNamed = (name: string): boolean => command.getOptionValueSourceWithGlobals(name) === 'cli'
  return {
    ...(options.url !== undefined && isNamed('url') && { url: options.url }),
    ...(options.partnerOrg !== undefined && isNamed('partnerOrg') && { partnerOrg: options.partnerOrg }),
    ...(options.output !== undefined && isNamed('output') && { output: options.output }),
  }
}

const urlOf = async ({ url }: GlobalOptions, before: Profile): Promise<string> => {
  const known = before.url ?? DEFAULT_URL
  if (url !== undefined || !process.stdin.isTTY) return checkedUrl(url ?? known)
  return checkedUrl((await askLine(`Server [${known}]: `)) || known)
}

const isUnreachable = (error: unknown): boolean =>
  error instanceof TenantryError && ['unreachable', 'timeout', 'unavailable'].includes(error.kind)

const warn = (url: string): void => {
  process.stderr.write(`No answer from ${url}: the key is stored without having been tried.\n`)
}

const tried = async <T>(url: string, work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work()
  } catch (error) {
    if (!isUnreachable(error)) throw error
    warn(url)
    return undefined
  }
}

/** Whether the key is a partner's, asked of the server where it answers. */
const tryKey = async ({ broker }: Tenantry, url: string): Promise<Pick<Profile, 'isPartner'>> => {
  const identity = await tried(url, () => broker.getIdentity())
  return identity === undefined ? {} : { isPartner: identity.kind === 'partner' }
}

const credentialOf = async (url: string, secret: string, isOperator: boolean): Promise<Profile> => {
  const retriesMax = 0
  try {
    if (!isOperator)
      return {
        key: secret,
        ...(await tryKey(createTenantry({ baseUrl: url, key: secret, retriesMax }), url)),
      }
    const { admin } = createTenantry({ baseUrl: url, operatorKey: secret, retriesMax })
    await tried(url, () => admin.listPartners({ limit: 1 }))
    return { operatorKey: secret }
  } catch (error) {
    if (error instanceof TypeError) throw new CommandFailure('usage', error.message, 'check the key.')
    throw error
  }
}

/** A key takes the place of what was there before it, a sign-in too. */
const merged = (before: Profile, credential: Profile): Profile => {
  if (credential.operatorKey !== undefined || credential.key === undefined)
    return { ...before, ...credential }
  const { key: _key, isPartner: _isPartner, signIn: _signIn, ...rest } = before
  return { ...rest, ...credential }
}

const configure = async ({ operator }: ConfigureOptions, command: Command): Promise<void> => {
  const name = profileNameOf(command)
  const before = readProfiles()[name] ?? {}
  const settings = named(command)
  const url = await urlOf(settings, before)
  const secret = await readSecret(
    `${operator ? 'Operator key' : 'Key'} (not shown; empty keeps what is there): `,
  )
  const credential = secret === '' ? {} : await credentialOf(url, secret, operator === true)
  const { partnerOrg, output } = settings
  changeProfile(name, (latest) => ({
    ...merged(latest, credential),
    url,
    ...(partnerOrg !== undefined && { partnerOrg }),
    ...(output !== undefined && { output }),
  }))
  printText(command, { profile: name, url }, `Stored profile ${name}.`)
}

export const addConfigureCommand = (command: Command): void => {
  command.option('--operator', 'store the operator key, for the operator’s commands').action(configure)
}
