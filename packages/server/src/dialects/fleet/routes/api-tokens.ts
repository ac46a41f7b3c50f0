import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { jsonItems, sendJson } from '../../../http/send-pages.ts'
import { DomainError } from '../../../kernel/errors.ts'
import { type CredentialId, parseRuuid } from '../../../kernel/ids.ts'
import { requirePartner, requireTenant } from '../auth.ts'
import { presentApiToken } from '../present/api-tokens.ts'
import * as schemas from '../schemas/api-tokens.ts'
import {
  ClientHeaders,
  ClientWriteHeaders,
  Empty,
  PartnerHeaders,
  PartnerWriteHeaders,
  REFUSALS,
} from '../schemas/shared.ts'
import { orgRing, partnerRing, type TokenRing } from '../token-rings.ts'

const PAGE_TOKENS = 200

/** Sends the tokens that work; of those, where types of client are named, theirs. */
const sendTokens = async (
  reply: FastifyReply,
  ring: TokenRing,
  liveAt: Date,
  clientTypes: readonly string[] = [],
): Promise<FastifyReply> => {
  const isWanted = clientTypes.length === 0 || clientTypes.includes(ring.clientType)
  const tokens = jsonItems(
    async (after: CredentialId | undefined) => {
      const page = await ring.list({ after, limit: PAGE_TOKENS, liveAt })
      return isWanted ? page : { items: [] }
    },
    (key) => JSON.stringify(presentApiToken(key, ring)),
  )
  return sendJson(reply, '{"apiTokens":[', tokens, ']}')
}

const revoke = async (ring: TokenRing, tokenUuid: string | undefined): Promise<object> => {
  if (tokenUuid === undefined)
    throw new DomainError('request.invalid', 'tokenUuid is required', { field: 'tokenUuid' })
  const keyId = parseRuuid<CredentialId>(tokenUuid)
  if (keyId === undefined) throw new DomainError('credential.not_found', 'Key not found')
  await ring.revoke(keyId)
  return {}
}

/** Guide, "Partner endpoint reference", "API tokens": a partner's keys, by their name in this dialect. */
export const partnerTokenRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Partner']
    app.addHook('onRequest', requirePartner(gatehouse))

    app.post('/partner/getApiTokens', {
      schema: {
        operationId: 'getPartnerApiTokens',
        summary: 'List the active API tokens of the partner',
        tags,
        headers: PartnerHeaders,
        body: Empty,
        response: { 200: schemas.ApiTokens, ...REFUSALS },
      },
      handler: async (request, reply) =>
        sendTokens(reply, partnerRing(contextOf(domain, request)), domain.now()),
    })

    app.post('/partner/getApiTokenApplications', {
      schema: {
        operationId: 'getPartnerApiTokenApplications',
        summary: 'List the pending token applications: none, since each is granted at once',
        tags,
        headers: PartnerHeaders,
        body: Empty,
        response: { 200: schemas.ApiTokenApplications, ...REFUSALS },
      },
      handler: async () => ({ applications: [] }),
    })

    app.post('/partner/revokeApiToken', {
      schema: {
        operationId: 'revokePartnerApiToken',
        summary: 'Revoke an API token of the partner; it is refused from this moment on',
        tags,
        headers: PartnerWriteHeaders,
        body: schemas.TokenName,
        response: { 200: schemas.RevokedToken, ...REFUSALS },
      },
      handler: async (request) => revoke(partnerRing(contextOf(domain, request)), request.body.tokenUuid),
    })
  }

/** Wire facts, section 4.4, "Integrations": the tokens of the organization that a call runs in. */
export const orgTokenRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Integrations']
    app.addHook('onRequest', requireTenant(gatehouse))

    app.post('/integrations/org/getApiTokens', {
      schema: {
        operationId: 'getApiTokens',
        summary: 'List the active API tokens of the organization',
        tags,
        headers: ClientHeaders,
        body: schemas.OrgTokensQuery,
        response: { 200: schemas.ApiTokens, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const ring = orgRing(contextOf(domain, request), request)
        return sendTokens(reply, ring, domain.now(), request.body.optionalFilter)
      },
    })

    app.post('/integrations/org/revokeApiToken', {
      schema: {
        operationId: 'revokeApiToken',
        summary: 'Revoke an API token of the organization; it is refused from this moment on',
        tags,
        headers: ClientWriteHeaders,
        body: schemas.TokenName,
        response: { 200: schemas.RevokedToken, ...REFUSALS },
      },
      handler: async (request) =>
        revoke(orgRing(contextOf(domain, request), request), request.body.tokenUuid),
    })
  }
