import { type Caller, createCaller, createTenantry, type DialectName, type Tenantry } from '@tenantry/sdk'
import type { Command } from 'commander'
import { CommandFailure } from './command-failure.ts'
import { type Settings, settingsOf } from './settings.ts'
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

const asPartner = (settings: Settings): ClientOptions => {
  const { key, isPartner } = settings
  if (!key)
    throw new CommandFailure(
      'usage',
      'This command needs a partner key',
      'give it with --key or TENANTRY_KEY; the operator issues keys with "tenantry partner key issue".',
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
  const hasNone = dialect === 'admin' ? !settings.operatorKey : !settings.key
  if (isPublic && hasNone) return checked(createCaller, baseOf(settings))
  return checked(createCaller, dialect === 'admin' ? asOperator(settings) : asPartner(settings))
}
