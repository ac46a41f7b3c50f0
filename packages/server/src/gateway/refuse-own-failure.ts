import { type Refusal, refusal } from '../domain/egress/index.ts'
import type { RequestId } from '../kernel/ids.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { AgentGoneError, BodyTooLargeError } from './request-body.ts'
import { refuseFailure } from './upstream-failure.ts'

/** Why nobody could decide about a request; what was not the agent's own doing is logged. */
export const refuseOwnFailure = ({ logger }: GatewayParts, requestId: RequestId, error: unknown): Refusal => {
  if (error instanceof AgentGoneError || error instanceof BodyTooLargeError) return refuseFailure(error)
  logger.error({ err: error, requestId }, 'a request failed at the gateway')
  return refusal('gateway_unavailable', 'The gateway failed to decide about the request.')
}
