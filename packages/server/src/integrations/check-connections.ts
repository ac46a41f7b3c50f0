import type { CheckConnections, Connection } from '../domain/connection.ts'
import { DomainError } from '../kernel/errors.ts'
import { ConnectionFault } from './integration.ts'
import { INTEGRATIONS } from './table.ts'

const AT_ONCE_MAX = 4

interface Options {
  /** Where each third party is, by the integration's key; one that is missing or empty is not served. */
  readonly baseUrls: Readonly<Record<string, string>>
  /** How long a third party may take for one answer. */
  readonly timeoutMs: number
}

const fieldOf = ({ provider }: Connection): string => `connections.${provider}`

const checkOne = async (
  { baseUrls, timeoutMs }: Options,
  connection: Connection,
  signal: AbortSignal,
): Promise<void> => {
  const { provider, name, config } = connection
  const integration = INTEGRATIONS[provider]
  if (integration === undefined) throw new Error(`There is no integration ${provider}.`)
  const field = fieldOf(connection)
  const baseUrl = (baseUrls[provider] ?? '').replace(/\/+$/, '')
  if (baseUrl === '') {
    const why = `the operator has not set ${integration.setting}`
    throw new DomainError('connection.not_served', `${field} "${name}" cannot be checked: ${why}`, { field })
  }
  try {
    await integration.check({ baseUrl, timeoutMs, signal }, config)
  } catch (error) {
    if (!(error instanceof ConnectionFault)) throw error
    throw new DomainError(error.code, `${field} "${name}" ${error.message}`, { field })
  }
}

/** Checks connections against the live APIs, four at a time; the first that is refused ends the others. */
export const connectionChecker =
  (options: Options): CheckConnections =>
  async (connections) => {
    const over = new AbortController()
    const left = connections.values()
    const work = async (): Promise<void> => {
      for (const connection of left) {
        if (over.signal.aborted) return
        await checkOne(options, connection, over.signal)
      }
    }
    try {
      await Promise.all(Array.from({ length: AT_ONCE_MAX }, work))
    } finally {
      over.abort()
    }
  }
