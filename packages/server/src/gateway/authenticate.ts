import type { IncomingMessage } from 'node:http'
import { type Known, type Refusal, refusal, type TokenKey, tokenKey } from '../domain/egress/index.ts'
import type { RateLimits } from '../http/rate-limits.ts'
import { DomainError } from '../kernel/errors.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { identify, wrongCredential } from './identify.ts'
import { proxyTokens } from './proxy-credential.ts'

const countFailure = async (
  rateLimits: RateLimits,
  { socket }: IncomingMessage,
  why: Refusal,
): Promise<Refusal> => {
  try {
    await rateLimits.countFailedAuthentication(socket.remoteAddress ?? '')
    return why
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== 'limit') return why
    const { retryAfterSeconds = 60 } = error
    return refusal('rate_limited', 'Too many wrong credentials came from this address.', {
      ...{ retryAfterSeconds, mayRetry: true },
    })
  }
}

/** Finds out who speaks, by the credential for the proxy; wrong ones are counted by address. */
export const authenticate = async (
  parts: GatewayParts,
  rateLimits: RateLimits,
  request: IncomingMessage,
): Promise<{ readonly token: TokenKey; readonly known: Known } | Refusal> => {
  const given = request.headers['proxy-authorization']
  const [token] = proxyTokens(given).flatMap((text) => tokenKey(text) ?? [])
  const found = token === undefined ? { refusal: wrongCredential() } : await identify(parts, token)
  if ('known' in found && token !== undefined) return { token, known: found.known }
  const why = 'refusal' in found ? found.refusal : wrongCredential()
  const isWrong = why.error === 'proxy_authentication_required' && given !== undefined
  return isWrong ? countFailure(rateLimits, request, why) : why
}
