import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  endingReused,
  findGrantOfCode,
  findGrantOfRefreshToken,
  type GrantedTokens,
  type OAuthClient,
  redeemCode,
  refreshGrant,
} from '../../domain/oauth/index.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Gatehouse } from '../caller.ts'
import { clientContext } from './client-context.ts'
import { clientOf } from './client-credentials.ts'
import { requiredField } from './form.ts'

type Exchange = (gatehouse: Gatehouse, request: FastifyRequest, client: OAuthClient) => Promise<GrantedTokens>

const byCode: Exchange = async (gatehouse, request, client) => {
  const code = requiredField(request, 'code')
  const redirectUri = requiredField(request, 'redirect_uri')
  const verifier = requiredField(request, 'code_verifier')
  const grant = await findGrantOfCode(gatehouse.domain, code)
  const context = await clientContext(gatehouse, request, client, grant)
  return endingReused(context, grant, () => redeemCode(context, grant, { redirectUri, verifier }))
}

const byRefreshToken: Exchange = async (gatehouse, request, client) => {
  const text = requiredField(request, 'refresh_token')
  const { grant, token } = await findGrantOfRefreshToken(gatehouse.domain, text)
  const context = await clientContext(gatehouse, request, client, grant)
  return endingReused(context, grant, () => refreshGrant(context, grant, token))
}

const EXCHANGES: ReadonlyMap<string, Exchange> = new Map([
  ['authorization_code', byCode],
  ['refresh_token', byRefreshToken],
])
export const GRANT_TYPES = [...EXCHANGES.keys()]

const exchangeOf = (request: FastifyRequest): Exchange => {
  const exchange = EXCHANGES.get(requiredField(request, 'grant_type'))
  if (exchange !== undefined) return exchange
  throw new DomainError('oauth_grant.unsupported_type', `grant_type must be one of ${GRANT_TYPES.join(', ')}`)
}

/** RFC 6749, section 5.1. */
const present = ({ accessToken, refreshToken, expiresInSeconds, scopes }: GrantedTokens): object => ({
  access_token: accessToken.reveal(),
  token_type: 'Bearer',
  expires_in: expiresInSeconds,
  refresh_token: refreshToken.reveal(),
  scope: [...scopes].join(' '),
})

/** `POST /oauth/token`: tokens for a code, or for a refresh token (wire facts, sections 2.2 and 2.3). */
export const answerTokenRequest =
  (gatehouse: Gatehouse) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const client = await clientOf(gatehouse, request)
    const exchange = exchangeOf(request)
    const tokens = await exchange(gatehouse, request, client).catch(async (error: unknown) => {
      // Whoever guesses codes and tokens is throttled as whoever guesses keys is.
      if (error instanceof DomainError && error.code === 'oauth_grant.invalid')
        await gatehouse.rateLimits.countFailedAuthentication(request.ip)
      throw error
    })
    return reply.send(present(tokens))
  }
