import type { FastifyRequest } from 'fastify'
import { DomainError } from '../../kernel/errors.ts'

/** Wire facts, section 3: clients of the WebSocket name these in the query or in headers. */
const NAMES = ['x-auth-scheme', 'x-auth-apikey', 'x-auth-access-token', 'x-auth-org']

/**
 * Takes what the query says of the caller as if headers had said it. Said in both places, it is the same: nobody would
 * know which one counts otherwise.
 */
export const takeQueryCredentials = async (request: FastifyRequest): Promise<void> => {
  const { headers } = request.raw
  const query = new Map(Object.entries(request.query ?? {}))
  for (const name of NAMES) {
    const value: unknown = query.get(name)
    if (value === undefined) continue
    if (typeof value !== 'string' || (headers[name] ?? value) !== value)
      throw new DomainError('request.malformed', `${name} was sent twice`, { field: name })
    headers[name] = value
  }
}
