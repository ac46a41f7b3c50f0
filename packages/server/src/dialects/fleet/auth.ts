import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { orgNotFound } from '../../domain/entry-rule.ts'
import { wrongPlace } from '../../domain/operation.ts'
import { homeOrg, type OrgTarget } from '../../domain/org-scope.ts'
import type { Principal, TenantPrincipal } from '../../domain/principal.ts'
import { type AdmitOptions, admit, type Gatehouse } from '../../http/caller.ts'
import {
  asksForCertificate,
  certificateBy,
  type KeyScheme,
  parseKeyScheme,
  refuseMisfit,
  SESSION_SCHEME,
  tokenHeader,
} from '../../http/key-scheme.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type OrgId, parseRuuid, ruuidOrNobodys } from '../../kernel/ids.ts'
import { required } from './required.ts'

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

const schemeOf = ({ headers }: FastifyRequest): KeyScheme => {
  const scheme = parseKeyScheme(headers['x-auth-scheme'])
  if (scheme !== undefined) return scheme
  throw new DomainError('credential.missing', 'x-auth-scheme is missing or unknown', {
    field: 'x-auth-scheme',
  })
}

/**
 * Lets a request in by its key and scheme, or by its session where those are served; throws what refuses it. A session
 * has to be asked for by its scheme: a browser sends the cookie with whatever it calls, and keys say whom they mean.
 */
export const letIn = async (
  gatehouse: Gatehouse,
  request: FastifyRequest,
  reply: FastifyReply,
  { bucket, sessionsFor = [] }: Pick<AdmitOptions, 'bucket' | 'sessionsFor'> = {},
): Promise<Principal> => {
  const counted = { ...(bucket && { bucket }) }
  if (request.headers['x-auth-scheme'] === SESSION_SCHEME)
    return admit(gatehouse, request, reply, undefined, () => undefined, { ...counted, sessionsFor })
  const scheme = schemeOf(request)
  const options = { ...counted, certificate: certificateBy(scheme, request) }
  const refuseKind = (principal: Principal) => refuseMisfit(scheme, principal)
  return admit(gatehouse, request, reply, header(request, tokenHeader(scheme)), refuseKind, options)
}

/** Client-level endpoints: a partner, or an organization's own key; or what acts for a person of either. */
export const requireTenant =
  (gatehouse: Gatehouse): onRequestAsyncHookHandler =>
  async (request, reply) => {
    await letIn(gatehouse, request, reply, { sessionsFor: ['partner', 'org'] })
  }

/** What lasts no longer than the key that asks for it: a session is none. */
export const requireKey =
  (gatehouse: Gatehouse): onRequestAsyncHookHandler =>
  async (request, reply) => {
    await letIn(gatehouse, request, reply)
  }

/** Partner endpoints: a partner alone; `x-auth-org` is never looked at. */
export const requirePartner =
  (gatehouse: Gatehouse): onRequestAsyncHookHandler =>
  async (request, reply) => {
    const principal = await letIn(gatehouse, request, reply, { sessionsFor: ['partner'] })
    if (principal.kind !== 'partner') throw wrongPlace()
  }

/** What an organization does for itself: its own key or people alone, and no partner for it. */
export const requireOrg =
  (gatehouse: Gatehouse): onRequestAsyncHookHandler =>
  async (request, reply) => {
    const principal = await letIn(gatehouse, request, reply, { sessionsFor: ['org'] })
    if (principal.kind !== 'org') throw wrongPlace()
  }

/** The WebSocket: as at client-level endpoints, but counted on its own, so that whoever reconnects can go on calling. */
export const requireListener =
  (gatehouse: Gatehouse): onRequestAsyncHookHandler =>
  async (request, reply) => {
    await letIn(gatehouse, request, reply, { bucket: 'websocket' })
  }

/** Wire facts, section 3: the WebSocket takes no certificates. */
export const refuseCertificates = async (request: FastifyRequest): Promise<void> => {
  if (asksForCertificate(schemeOf(request))) throw wrongPlace()
}

/** Guide, "Scoping a call to a client organization": the one named by `x-auth-org`, else the caller's own. */
export const targetOf = (request: FastifyRequest): OrgTarget => {
  const named = request.headers['x-auth-org']
  return named === undefined ? 'own' : ruuidOrNobodys<OrgId>(named)
}

/** For whom a client-level call is made. */
export const tenantOf = ({ caller }: FastifyRequest): TenantPrincipal => {
  if (caller === undefined || caller.kind === 'operator' || caller.kind === 'person')
    throw new Error('Only tenants are served here.')
  return caller
}

/** The organization that a client-level call runs in, as `targetOf` says. */
export const orgIdOf = (request: FastifyRequest): OrgId => {
  const target = targetOf(request)
  return target === 'own' ? homeOrg(tenantOf(request)) : target
}

/** A client named in a body: a malformed id names none, and the partner's own organization is no client. */
export const clientIdOf = (request: FastifyRequest, field: string, value: string | undefined): OrgId => {
  const orgId = parseRuuid<OrgId>(required(field, value))
  const { caller } = request
  if (orgId === undefined || (caller?.kind === 'partner' && caller.ownOrgId === orgId)) throw orgNotFound()
  return orgId
}

/** The own organization of the partner that calls. */
export const ownOrgIdOf = ({ caller }: FastifyRequest): OrgId => {
  if (caller?.kind !== 'partner') throw new Error('Only partners are served here.')
  return caller.ownOrgId
}
