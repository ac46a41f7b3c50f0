import type { FastifyReply, FastifyRequest } from 'fastify'
import { wrongPlace } from '../domain/operation.ts'
import type { PartnerPrincipal, Principal, TenantPrincipal } from '../domain/principal.ts'
import { DomainError } from '../kernel/errors.ts'
import { admit, bearerToken, type Gatehouse } from './caller.ts'
import {
  certificateBy,
  type KeyScheme,
  parseKeyScheme,
  refuseMisfit,
  schemeMisfit,
  tokenHeader,
} from './key-scheme.ts'

type Served = PartnerPrincipal | Extract<TenantPrincipal, { kind: 'org' | 'project' }>

/** Whose keys are passed on. An agent reaches products through the gateway, under its rules. */
const isServed = (principal: Principal): principal is Served =>
  principal.kind === 'partner' || principal.kind === 'org' || principal.kind === 'project'

interface Presented {
  readonly token: string | undefined
  /** There where the key came by the fleet's headers. */
  readonly scheme: KeyScheme | 'unknown' | undefined
}

const FLEETS = ['x-auth-apikey', 'x-auth-access-token'] as const

const presentedBy = ({ headers }: FastifyRequest, bearer: string | undefined): Presented => {
  const second = FLEETS.find((name) => headers[name] !== undefined)
  if (headers.authorization !== undefined && second !== undefined)
    throw new DomainError('request.malformed', `Authorization and ${second} are two credentials`, {
      field: second,
    })
  if (headers.authorization !== undefined) return { token: bearer, scheme: undefined }
  const scheme = parseKeyScheme(headers['x-auth-scheme'])
  const name = scheme === undefined ? 'x-auth-apikey' : tokenHeader(scheme)
  return { token: [headers[name]].flat()[0], scheme: scheme ?? 'unknown' }
}

const refuseKind = (scheme: Presented['scheme'], principal: Principal): DomainError | undefined => {
  if (scheme === undefined) return isServed(principal) ? undefined : wrongPlace()
  return scheme === 'unknown' ? schemeMisfit() : refuseMisfit(scheme, principal)
}

/**
 * Lets in a key of a partner, an organization or a project, or an application that acts for a person of the first two, by
 * Bearer or by the fleet's headers, and nobody who has merely signed in. Throws what refuses it.
 */
export const admitToUpstream = async (
  gatehouse: Gatehouse,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Served> => {
  // Dropped without a word it would make of a call in a client's name one in the partner's.
  for (const field of ['x-auth-org', 'x-project-id'])
    if (request.headers[field] !== undefined)
      throw new DomainError('request.malformed', `${field} is not served on this path`, { field })
  const { token, scheme } = presentedBy(request, bearerToken(request))
  const principal = await admit(gatehouse, request, reply, token, (found) => refuseKind(scheme, found), {
    bucket: 'upstream',
    ...(scheme !== undefined && scheme !== 'unknown' && { certificate: certificateBy(scheme, request) }),
  })
  if (!isServed(principal)) throw new Error('Nobody else is let in.')
  return principal
}
