import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Domain } from '../domain/context.ts'
import { authenticate, type Standing } from '../domain/credential/index.ts'
import type { Principal } from '../domain/principal.ts'
import { isInRanges } from '../kernel/address.ts'
import { DomainError } from '../kernel/errors.ts'
import type { RateLimits } from './rate-limits.ts'

/** What every dialect's way in stands on. */
export interface Gatehouse {
  readonly domain: Domain
  readonly rateLimits: RateLimits
}

const refuseAddress = (standing: Standing, address: string): DomainError | undefined => {
  const { ipAllowList } = standing.partner
  if (standing.principal.kind !== 'partner' || ipAllowList.length === 0) return undefined
  return isInRanges(address, ipAllowList)
    ? undefined
    : new DomainError('credential.address_refused', 'Requests from this address are not allowed')
}

/** Throttles an address that keeps failing, and only its failures. */
const countFailure = async (rateLimits: RateLimits, error: unknown, address: string): Promise<never> => {
  if (error instanceof DomainError && error.code === 'credential.invalid')
    await rateLimits.countFailedAuthentication(address)
  throw error
}

/**
 * Lets a request in: verifies the token and that its kind is served here, then the partner's allow list, then its rate
 * limit, in the order of the embed guide's security layers. Throws what refuses it; what the first three refuse is
 * throttled too, each in a count of its own.
 */
export const admit = async (
  { domain, rateLimits }: Gatehouse,
  request: FastifyRequest,
  reply: FastifyReply,
  token: string | undefined,
  refuseKind: (principal: Principal) => DomainError | undefined,
): Promise<Principal> => {
  if (token === undefined || token === '')
    throw new DomainError('credential.missing', 'A credential is required')
  const standing = await authenticate(domain, token).catch((error: unknown) =>
    countFailure(rateLimits, error, request.ip),
  )
  const misplaced = refuseKind(standing.principal) ?? refuseAddress(standing, request.ip)
  if (misplaced !== undefined) {
    await rateLimits.countMisplaced(standing)
    throw misplaced
  }
  request.caller = standing.principal
  const { dialect } = request.routeOptions.config
  if (dialect === undefined) throw new Error('Only the routes of a dialect let callers in.')
  await rateLimits.countRequest(reply, standing, dialect)
  return standing.principal
}

/** The one token of an `Authorization: Bearer` header, or undefined. */
export const bearerToken = (request: FastifyRequest): string | undefined =>
  /^Bearer +([^\s,]+) *$/i.exec(request.headers.authorization ?? '')?.[1]
