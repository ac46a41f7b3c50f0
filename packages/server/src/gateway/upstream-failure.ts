import { type Refusal, refusal } from '../domain/egress/index.ts'
import { UnreadableCodingError } from './content-decoders.ts'
import { AgentGoneError, BodyTooLargeError } from './request-body.ts'

const TIMEOUTS = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
])

const codeOf = (error: unknown): string | undefined => {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : undefined
}

/** Says in the gateway's own words why an upstream did not answer; nothing of what it or the network said. */
export const refuseFailure = (error: unknown): Refusal => {
  if (error instanceof BodyTooLargeError || (error as Error).cause instanceof BodyTooLargeError)
    return refusal('request_too_large', 'The body is larger than the gateway takes (100 MiB).')
  if (error instanceof AgentGoneError) return refusal('bad_request', 'The request broke off.')
  if (error instanceof UnreadableCodingError)
    return refusal('bad_gateway', 'The service compressed its answer, in a way that cannot be looked into.')
  const code = codeOf(error)
  if (code === 'ERR_ADDRESS_BLOCKED')
    return refusal(
      'blocked_by_policy',
      'The gateway does not connect to this host: its address is not public.',
    )
  if (TIMEOUTS.has(code ?? ''))
    return refusal('gateway_timeout', 'The service did not answer in time.', { mayRetry: true })
  return refusal('bad_gateway', 'The service could not be reached, or broke off.')
}
