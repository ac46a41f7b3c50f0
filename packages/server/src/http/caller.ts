import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Domain } from '../domain/context.ts'
import { authenticate, type Standing } from '../domain/credential/index.ts'
import { accessNotAllowed, keepsOut } from '../domain/entry-rule.ts'
import type { Person } from '../domain/person.ts'
import type { Principal, TenantPrincipal } from '../domain/principal.ts'
import { DEFAULT_SCOPES } from '../domain/scopes.ts'
import { isInRanges } from '../kernel/address.ts'
import { DomainError } from '../kernel/errors.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import type { Bucket, RateLimits } from './rate-limits.ts'
import { refuseCrossSite } from './refuse-cross-site.ts'
import { type PlaceKind, sessionStanding } from './session-standing.ts'

/** What every dialect's way in stands on. */
export interface Gatehouse {
  readonly domain: Domain
  readonly signIn: SignIn
  readonly rateLimits: RateLimits
}

/** What is asked again every so often is to be true within the second that a revocation may take, together with the wait. */
const READMIT_FRESH_MS = 450

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

/** What a route takes besides keys, and what its requests are counted by. */
export interface AdmitOptions {
  /** For whom signed-in people may act here; for nobody without it. */
  readonly sessionsFor?: readonly PlaceKind[]
  /** SHA-256 of the certificate that the key is presented with, where the route's way in takes one. */
  readonly certificate?: string | undefined
  /** How the token is verified, where it is none of the usual ones. */
  readonly verify?: (token: string) => Promise<Standing>
  /** The bucket of the rate limit; the route's dialect without it. */
  readonly bucket?: Bucket
}

const credentialMissing = (): DomainError => new DomainError('credential.missing', 'A credential is required')

const standingOf = async (
  { domain, signIn, rateLimits }: Gatehouse,
  request: FastifyRequest,
  token: string | undefined,
  { sessionsFor = [], certificate, verify }: AdmitOptions,
  freshMs?: number,
): Promise<Standing> => {
  if (token !== undefined && token !== '')
    return (verify?.(token) ?? authenticate(domain, token, certificate, freshMs)).catch((error: unknown) =>
      countFailure(rateLimits, error, request.ip),
    )
  const person = sessionsFor.length === 0 ? undefined : await signIn.personOf(request.headers.cookie)
  if (person === undefined) throw credentialMissing()
  return sessionStanding(domain, request, person, sessionsFor)
}

/** Asks once more who a request that was let in speaks for; throws what has come to refuse it since. */
export type Readmission = () => Promise<TenantPrincipal>

/**
 * Lets a request in: verifies the token and that its kind is served here, then the partner's allow list, then that its
 * organization is not held against it, then its rate limit, in the order of the embed guide's security layers. Throws what
 * refuses it; what comes before the rate limit is throttled too, each in a count of its own.
 */
export const admit = async (
  gatehouse: Gatehouse,
  request: FastifyRequest,
  reply: FastifyReply,
  token: string | undefined,
  refuseKind: (principal: Principal) => DomainError | undefined,
  options: AdmitOptions = {},
): Promise<Principal> => {
  const { rateLimits } = gatehouse
  const { dialect, despiteHold = false } = request.routeOptions.config
  const verify = async (freshMs?: number): Promise<Standing> => {
    const standing = await standingOf(gatehouse, request, token, options, freshMs)
    const misplaced =
      refuseKind(standing.principal) ??
      refuseAddress(standing, request.ip) ??
      (keepsOut(standing.hold, standing.principal, despiteHold) ? accessNotAllowed() : undefined)
    if (misplaced === undefined) return standing
    await rateLimits.countMisplaced(standing)
    throw misplaced
  }
  const standing = await verify()
  request.caller = standing.principal
  request.readmit = async () => (await verify(READMIT_FRESH_MS)).principal
  const { bucket = dialect } = options
  if (bucket === undefined)
    throw new Error('Whoever lets callers in says what their requests are counted by.')
  await rateLimits.countRequest(reply, standing, bucket)
  return standing.principal
}

/** Lets in whoever has signed in, to act for nobody yet: it takes no place, and no word on which of several is meant. */
export const admitPerson = async (
  { domain, signIn, rateLimits }: Gatehouse,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Person> => {
  const person = await signIn.personOf(request.headers.cookie)
  if (person === undefined) throw credentialMissing()
  refuseCrossSite(request, domain.policy.publicUrl)
  request.caller = { kind: 'person', person, scopes: new Set(DEFAULT_SCOPES.person) }
  await rateLimits.countPerson(reply, person)
  return person
}

/** Refuses every credential but a partner's, without saying what else it might be good for. */
export const refuseAllButPartners = ({ kind }: Principal): DomainError | undefined =>
  kind === 'partner' ? undefined : new DomainError('credential.invalid', 'Invalid credential')

/** The one token of an `Authorization: Bearer` header, or undefined. */
export const bearerToken = (request: FastifyRequest): string | undefined =>
  /^Bearer +([^\s,]+) *$/i.exec(request.headers.authorization ?? '')?.[1]
