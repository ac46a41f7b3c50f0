import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { wrongPlace } from '../../domain/operation.ts'
import type { Principal } from '../../domain/principal.ts'
import { admit, admitPerson, bearerToken, type Gatehouse } from '../../http/caller.ts'
import type { PlaceKind } from '../../http/session-standing.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type ProjectId, uuidOrNobodys } from '../../kernel/ids.ts'

type Kind = Principal['kind']

const isPlaceKind = (kind: Kind): kind is PlaceKind => kind === 'partner' || kind === 'org'

/**
 * Lets in Bearer tokens of the given kinds, and people signed in to a partner's portal or an organization where those
 * are served; another good credential is in the wrong place (403).
 */
export const serve =
  (gatehouse: Gatehouse, ...kinds: readonly Kind[]): onRequestAsyncHookHandler =>
  async (request, reply) => {
    await admit(
      gatehouse,
      request,
      reply,
      bearerToken(request),
      ({ kind }) => (kinds.includes(kind) ? undefined : wrongPlace()),
      { sessionsFor: kinds.filter(isPlaceKind) },
    )
  }

/** Lets in whoever is signed in, wherever they have a place; a good credential of another kind is in the wrong place (403). */
export const servePerson =
  (gatehouse: Gatehouse): onRequestAsyncHookHandler =>
  async (request, reply) => {
    const token = bearerToken(request)
    if (token === undefined) await admitPerson(gatehouse, request, reply)
    else await admit(gatehouse, request, reply, token, wrongPlace)
  }

/** The project that a request works on: a project key's own, or the one that `X-Project-Id` names. */
export const projectOf = (request: FastifyRequest): ProjectId => {
  const { caller } = request
  if (caller?.kind === 'project') return caller.projectId
  const named = request.headers['x-project-id']
  if (named === undefined) {
    throw new DomainError('project.required', 'An organization key needs the X-Project-Id header here', {
      field: 'X-Project-Id',
    })
  }
  return uuidOrNobodys(named)
}
