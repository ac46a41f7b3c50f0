import { jsonItems } from '../../../http/send-pages.ts'
import { DomainError } from '../../../kernel/errors.ts'
import { type CredentialId, parseRuuid } from '../../../kernel/ids.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { JsonParts } from '../endpoint.ts'
import { partnerEndpoints } from '../partner-endpoint.ts'
import { presentApiToken } from '../present/api-tokens.ts'
import { required } from '../required.ts'
import * as schemas from '../schemas/api-tokens.ts'
import { Empty } from '../schemas/shared.ts'
import { orgRing, partnerRing, type TokenRing } from '../token-rings.ts'

const PAGE_TOKENS = 200

/** The tokens that work; of those, where types of client are named, theirs. */
const tokensOf = (ring: TokenRing, liveAt: Date, clientTypes: readonly string[] = []): JsonParts => {
  const isWanted = clientTypes.length === 0 || clientTypes.includes(ring.clientType)
  const tokens = jsonItems(
    async (after: CredentialId | undefined) => {
      const page = await ring.list({ after, limit: PAGE_TOKENS, liveAt })
      return isWanted ? page : { items: [] }
    },
    (key) => JSON.stringify(presentApiToken(key, ring)),
  )
  return new JsonParts('{"apiTokens":[', tokens, ']}')
}

const revoke = async (ring: TokenRing, tokenUuid: string | undefined) => {
  const keyId = parseRuuid<CredentialId>(required('tokenUuid', tokenUuid))
  if (keyId === undefined) throw new DomainError('credential.not_found', 'Key not found')
  await ring.revoke(keyId)
  return {}
}

/** Guide, "Partner endpoint reference", "API tokens": a partner's keys, by their name in this dialect. */
export const partnerTokenRoutes = partnerEndpoints('Partner', ({ read, write }) => {
  read('partner/getApiTokens', {
    summary: 'List the active API tokens of the partner',
    operationId: 'getPartnerApiTokens',
    body: Empty,
    answer: schemas.ApiTokens,
    handle: async ({ ctx }) => tokensOf(partnerRing(ctx), ctx.domain.now()),
  })

  read('partner/getApiTokenApplications', {
    summary: 'List the pending token applications: none, since each is granted at once',
    operationId: 'getPartnerApiTokenApplications',
    body: Empty,
    answer: schemas.ApiTokenApplications,
    handle: async () => ({ applications: [] }),
  })

  write('partner/revokeApiToken', {
    summary: 'Revoke an API token of the partner; it is refused from this moment on',
    operationId: 'revokePartnerApiToken',
    body: schemas.TokenName,
    answer: schemas.RevokedToken,
    handle: async ({ ctx }, { tokenUuid }) => revoke(partnerRing(ctx), tokenUuid),
  })
})

/** Wire facts, section 4.4, "Integrations": the tokens of the organization that a call runs in. */
export const orgTokenRoutes = clientEndpoints('Integrations', ({ read, write }) => {
  read('integrations/org/getApiTokens', {
    summary: 'List the active API tokens of the organization',
    body: schemas.OrgTokensQuery,
    answer: schemas.ApiTokens,
    handle: async ({ ctx, target }, { optionalFilter }) =>
      tokensOf(orgRing(ctx, target), ctx.domain.now(), optionalFilter),
  })

  write('integrations/org/revokeApiToken', {
    summary: 'Revoke an API token of the organization; it is refused from this moment on',
    body: schemas.TokenName,
    answer: schemas.RevokedToken,
    handle: async ({ ctx, target }, { tokenUuid }) => revoke(orgRing(ctx, target), tokenUuid),
  })
})
