import type { Duplex } from 'node:stream'
import { type Known, type Refusal, refusal, refuseStanding, type TokenKey } from '../domain/egress/index.ts'
import { toDomainError } from '../http/to-domain-error.ts'
import { askUntilKnown } from './ask-until-known.ts'
import type { GatewayParts } from './gateway-parts.ts'

/** A bearer whose organization is known, or why nobody is let through. */
export type Identified = { readonly known: Known } | { readonly refusal: Refusal }

export const wrongCredential = (): Refusal =>
  refusal('proxy_authentication_required', 'The gateway wants the token of an agent as the proxy password.')

const unavailable = (): Refusal =>
  refusal('gateway_unavailable', 'The gateway cannot decide about requests at the moment.', {
    retryAfterSeconds: 5,
    mayRetry: true,
  })

/** Why whoever holds a token is let through no more, if they are not. */
const refuseKnown = ({ bearer, picture }: Known, now: Date): Refusal | undefined => {
  if (bearer.isRevoked || (bearer.expiresAt !== null && bearer.expiresAt <= now))
    return refusal('agent_revoked', "The agent's token has been revoked.")
  if (picture === undefined) return refusal('agent_revoked', "The agent's organization no longer exists.")
  return refuseStanding(picture, picture.agents.get(bearer.agentId), now)
}

/** Finds out who holds a token and whether they are let through; at once where that is known, else by the database. */
export const identify = async (
  { pictures, domain, logger }: GatewayParts,
  token: TokenKey,
): Promise<Identified> => {
  try {
    const known = pictures.peek(token) ?? (await pictures.find(token))
    if (known === undefined) return { refusal: wrongCredential() }
    const refused = refuseKnown(known, domain.now())
    return refused === undefined ? { known } : { refusal: refused }
  } catch (cause) {
    const error = toDomainError(cause)
    logger.error({ err: error }, 'the gateway could not find out who sends a request')
    return { refusal: unavailable() }
  }
}

/**
 * Does the same for a connection that is open, and asks again for as long as nobody can be asked; undefined where it has
 * ended meanwhile.
 */
export const identifyInTheEnd = (
  parts: GatewayParts,
  token: TokenKey,
  connection: Pick<Duplex, 'destroyed'>,
): Promise<Identified | undefined> =>
  askUntilKnown(async () => {
    const found = await identify(parts, token)
    return 'refusal' in found && found.refusal.error === 'gateway_unavailable' ? undefined : found
  }, connection)
