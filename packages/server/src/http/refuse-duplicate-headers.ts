import type { FastifyRequest } from 'fastify'
import { DomainError } from '../kernel/errors.ts'

/** Headers that decide who may do what, or what a request means: said twice, nobody knows which one counts. */
const ONCE = new Set([
  'authorization',
  'content-type',
  'idempotency-key',
  'x-auth-access-token',
  'x-auth-apikey',
  'x-auth-org',
  'x-auth-scheme',
  'x-project-id',
])

/** Refuses a request that names one of the deciding headers twice; Node would silently pick one or join them. */
export const refuseDuplicateHeaders = (request: FastifyRequest): void => {
  const { rawHeaders } = request.raw
  const seen = new Set<string>()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? ''
    if (!ONCE.has(name)) continue
    if (seen.has(name)) throw new DomainError('request.malformed', `${name} was sent twice`, { field: name })
    seen.add(name)
  }
}
