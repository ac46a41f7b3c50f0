import { type Caller, createCaller, createTenantry, type DialectName, type Tenantry } from '@tenantry/sdk'
import type { Command } from 'commander'
import { CommandFailure } from './command-failure.ts'
import type { SignIn } from './profiles/profile-file.ts'
import { type Settings, settingsOf, speaksForPartner } from './settings.ts'
import { freshSignIn, refreshingFetch } from './sign-in/refreshing-fetch.ts'
import { tracedFetch } from './traced-fetch.ts'

/** Long enough for a list of many pages to wait out a rate limit. */
export const LIST_OPTIONS = { timeoutMs: 120_000 } as const

type ClientOptions = Parameters<typeof createTenantry>[0]

const checked = <T>(create: (options: ClientOptions) => T, options: ClientOptions): T => {
  try {
    return create(options)
  } catch (error) {
    // Its messages name the option and never hold the value.
    throw new CommandFailure(
      'usage',
      error instanceof Error ? error.message : String(error),
      'check --url and the keys, and their environment variables.',
    )
  }
}

const baseOf = ({ url, verbose }: Settings): ClientOptions => ({
  baseUrl: url,
  ...(verbose && { fetch: tracedFetch(globalThis.fetch) }),
})

/** The server, for devices: each of them has a token of its own. */
export const deviceOptionsOf = (command: Command): ClientOptions => baseOf(settingsOf(command))

const asOperator = (settings: Settings): ClientOptions => {
  const { operatorKey } = settings
  if (!operatorKey)
    throw new CommandFailure(
      'usage',
      'This command needs the operator key',
      'give it with --operator-key or TENANTRY_OPERATOR_KEY; the server keeps it in operator.key of its data directory.',
    )
  return { ...baseOf(settings), operatorKey }
}

const bySignIn = (settings: Settings, signIn: SignIn): ClientOptions => {
  const base = baseOf(settings)
  return {
    ...base,
    key: signIn.accessToken,
    fleetScheme: settings.isPartner ? 'partner-api-oauth-token' : 'api-oauth-token',
    fetch: refreshingFetch(base.fetch ?? globalThis.fetch, settings.profile, signIn),
  }
}

const asPartner = (settings: Settings): ClientOptions => {
  const { key, isPartner, signIn } = settings
  if (!key && signIn !== undefined) return bySignIn(settings, signIn)
  if (!key)
    throw new CommandFailure(
      'usage',
      'This command needs a partner key',
      'sign in with "tenantry login", or give it with "tenantry configure", --key or TENANTRY_KEY; the operator issues keys with "tenantry partner key issue".',
    )
  return {
    ...baseOf(settings),
    key,
    ...(isPartner !== undefined && { fleetScheme: isPartner ? 'partner-api-token' : 'api-token' }),
  }
}

/** The server, as its operator. */
export const connectAsOperator = (command: Command): Tenantry =>
  checked(createTenantry, asOperator(settingsOf(command)))

/** The server, as a partner. */
export const connectAsPartner = (command: Command): Tenantry =>
  checked(createTenantry, asPartner(settingsOf(command)))

/** The server for the operations of a dialect, with the credential that it asks for. */
export const callerOf = (command: Command, dialect: DialectName, isPublic: boolean): Caller => {
  const settings = settingsOf(command)
  const hasNone = dialect === 'admin' ? !settings.operatorKey : !settings.key && settings.signIn === undefined
  if (isPublic && hasNone) return checked(createCaller, baseOf(settings))
  return checked(createCaller, dialect === 'admin' ? asOperator(settings) : asPartner(settings))
}

/** What a WebSocket is opened with: the scheme and the credential, as headers. */
export const socketHeadersOf = async (command: Command): Promise<Readonly<Record<string, string>>> => {
  const settings = settingsOf(command)
  const { key, signIn, isPartner, profile } = settings
  if (!key && signIn !== undefined) {
    const { accessToken } = await freshSignIn(globalThis.fetch, profile, signIn)
    const scheme = isPartner ? 'partner-api-oauth-token' : 'api-oauth-token'
    return { 'x-auth-scheme': scheme, 'x-auth-access-token': accessToken }
  }
  const scheme = speaksForPartner(settings) ? 'partner-api-token' : 'api-token'
  return { 'x-auth-scheme': scheme, 'x-auth-apikey': key ?? '' }
}
