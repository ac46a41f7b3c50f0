import type { FastifyRequest } from 'fastify'
import type { Domain } from '../domain/context.ts'
import type { Standing } from '../domain/credential/index.ts'
import { accessNotAllowed, holdOn } from '../domain/entry-rule.ts'
import { wrongPlace } from '../domain/operation.ts'
import type { Person } from '../domain/person.ts'
import { findOrgPlaces, findPartnerPlaces, linkStillLetsIn, roleAt } from '../domain/places.ts'
import type { OrgPrincipal, SessionUser } from '../domain/principal.ts'
import { orgRoleScopes, partnerRoleScopes } from '../domain/roles.ts'
import { DomainError } from '../kernel/errors.ts'
import { refuseCrossSite } from './refuse-cross-site.ts'

/** For whom a person may act on a route. */
export type PlaceKind = 'partner' | 'org'

const PARTNER_HEADER = 'x-partner-id'
const ORG_HEADER = 'x-organization-id'

/** The one place there is, or the one that is named; a place that is not theirs is none. */
const choose = <T>(
  named: unknown,
  header: string,
  places: readonly T[],
  idOf: (place: T) => string,
): T | undefined => {
  if (named !== undefined) return places.find((place) => idOf(place) === named)
  if (places.length > 1)
    throw new DomainError('session.place_required', `${header} must name one of your places`, {
      field: header,
    })
  return places[0]
}

const asMember = async (
  domain: Domain,
  request: FastifyRequest,
  person: Person,
): Promise<Standing | undefined> => {
  const places = await findPartnerPlaces(domain, person)
  const place = choose(request.headers[PARTNER_HEADER], PARTNER_HEADER, places, ({ partnerId }) => partnerId)
  if (place === undefined) return undefined
  if (!place.active)
    throw new DomainError('credential.invalid', 'Invalid credential', { cause: 'partner inactive' })
  const { partnerId, ownOrgId, role, ipAllowList, rateLimitPerMinute } = place
  return {
    principal: {
      ...{ kind: 'partner', partnerId, ownOrgId, credentialId: person.sessionId },
      scopes: partnerRoleScopes(role),
      user: { id: person.userId, email: person.email, role },
    },
    hold: undefined,
    partner: { ipAllowList, rateLimitPerMinute: rateLimitPerMinute ?? undefined },
  }
}

/** Where a person stands in an organization that has let them in. */
interface StandingInOrg extends Standing {
  readonly principal: OrgPrincipal & { readonly user: SessionUser }
}

const inOrg = async (domain: Domain, named: unknown, person: Person): Promise<StandingInOrg | undefined> => {
  const places = await findOrgPlaces(domain, person)
  const place = choose(named, ORG_HEADER, places, ({ orgId }) => orgId)
  if (place === undefined) return undefined
  if (!place.active)
    throw new DomainError('credential.invalid', 'Invalid credential', { cause: 'partner inactive' })
  const { partnerId, orgId, holds } = place
  const confined = person.confinedTo !== undefined
  if (!linkStillLetsIn(person, place, domain.now())) throw accessNotAllowed()
  const role = roleAt(person, place)
  const fromPartner = confined || place.fromPartner
  return {
    principal: {
      ...{ kind: 'org', partnerId, orgId, credentialId: person.sessionId },
      ...(fromPartner && { fromPartner: true }),
      scopes: orgRoleScopes(role),
      user: { id: person.userId, email: person.email, role, ...(confined && { confined }) },
    },
    hold: holdOn(holds, domain.now()),
    partner: { ipAllowList: [], rateLimitPerMinute: undefined },
  }
}

/** What a signed-in person may do in an organization, the one they have a place in unless one is named. */
export const standingInOrg = async (
  domain: Domain,
  person: Person,
  orgId: string | undefined,
): Promise<StandingInOrg> => {
  const standing = await inOrg(domain, orgId, person)
  if (standing === undefined) throw wrongPlace()
  return standing
}

/** For whom a signed-in person acts: for a partner or in an organization, whichever the route serves. */
export const sessionStanding = async (
  domain: Domain,
  request: FastifyRequest,
  person: Person,
  kinds: readonly PlaceKind[],
): Promise<Standing> => {
  refuseCrossSite(request, domain.policy.publicUrl)
  const namesOrg = request.headers[ORG_HEADER] !== undefined
  const forPartner = kinds.includes('partner') && !(namesOrg && kinds.includes('org'))
  const standing =
    (forPartner ? await asMember(domain, request, person) : undefined) ??
    // Who names a partner means no organization of their own.
    (kinds.includes('org') && (namesOrg || request.headers[PARTNER_HEADER] === undefined || !forPartner)
      ? await inOrg(domain, request.headers[ORG_HEADER], person)
      : undefined)
  if (standing === undefined) throw wrongPlace()
  return standing
}
