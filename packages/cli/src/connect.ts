import { createTenantry, type Tenantry } from '@tenantry/sdk'
import type { Command } from 'commander'
import { CommandFailure } from './failures.ts'

export const DEFAULT_URL = 'http://127.0.0.1:10254'

/** Long enough for a list of many pages to wait out a rate limit. */
export const LIST_OPTIONS = { timeoutMs: 120_000 } as const

interface GlobalOptions {
  readonly url?: string
  readonly operatorKey?: string
  readonly key?: string
}

const urlOf = ({ url }: GlobalOptions): string => {
  const baseUrl = url || DEFAULT_URL
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol))
    throw new CommandFailure(
      'usage',
      'The server’s address must be an http or https URL',
      'check --url or TENANTRY_URL.',
    )
  return baseUrl
}

const connect = (options: Parameters<typeof createTenantry>[0]): Tenantry => {
  try {
    return createTenantry(options)
  } catch (error) {
    // Its messages name the option and never hold the value.
    throw new CommandFailure(
      'usage',
      (error as Error).message,
      'check --url and the keys, and their environment variables.',
    )
  }
}

/** The server, as its operator. */
export const connectAsOperator = (command: Command): Tenantry => {
  const options = command.optsWithGlobals<GlobalOptions>()
  const operatorKey = options.operatorKey?.trim()
  if (!operatorKey)
    throw new CommandFailure(
      'usage',
      'This command needs the operator key',
      'give it with --operator-key or TENANTRY_OPERATOR_KEY; the server keeps it in operator.key of its data directory.',
    )
  return connect({ baseUrl: urlOf(options), operatorKey })
}

/** The server, as a partner. */
export const connectAsPartner = (command: Command): Tenantry => {
  const options = command.optsWithGlobals<GlobalOptions>()
  const key = options.key?.trim()
  if (!key)
    throw new CommandFailure(
      'usage',
      'This command needs a partner key',
      'give it with --key or TENANTRY_KEY; the operator issues keys with "tenantry partner key issue".',
    )
  return connect({ baseUrl: urlOf(options), key })
}
