/** The words of the gateway's own answers. */
export type RefusalWord =
  | 'bad_request'
  | 'proxy_authentication_required'
  | 'agent_revoked'
  | 'organization_suspended'
  | 'partner_inactive'
  | 'gateway_stopped'
  | 'claim_required'
  | 'blocked_by_policy'
  | 'budget_exceeded'
  | 'manual_approval_denied'
  | 'credential_not_found'
  | 'misdirected_request'
  | 'method_not_allowed'
  | 'request_timeout'
  | 'request_too_large'
  | 'headers_too_large'
  | 'rate_limited'
  | 'bad_gateway'
  | 'gateway_timeout'
  | 'gateway_restarting'
  | 'gateway_unavailable'

/** Why a request is not sent on: an answer of the gateway's own. It holds no text of an upstream's and no secret. */
export interface Refusal {
  readonly error: RefusalWord
  readonly status: number
  readonly message: string
  /** What the answer says besides. */
  readonly more?: Readonly<Record<string, string | number>>
  readonly retryAfterSeconds?: number
  /** Whether it is of use to ask again. */
  readonly mayRetry?: true
}

const STATUS: Readonly<Record<RefusalWord, number>> = {
  bad_request: 400,
  proxy_authentication_required: 407,
  agent_revoked: 403,
  organization_suspended: 403,
  partner_inactive: 403,
  gateway_stopped: 403,
  claim_required: 403,
  blocked_by_policy: 403,
  budget_exceeded: 403,
  manual_approval_denied: 403,
  credential_not_found: 403,
  misdirected_request: 421,
  method_not_allowed: 405,
  request_timeout: 408,
  request_too_large: 413,
  headers_too_large: 431,
  rate_limited: 429,
  bad_gateway: 502,
  gateway_timeout: 504,
  gateway_restarting: 503,
  gateway_unavailable: 503,
}

/** Makes an answer of the gateway's own. */
export const refusal = (
  error: RefusalWord,
  message: string,
  more: Omit<Refusal, 'error' | 'status' | 'message'> = {},
): Refusal => ({ error, status: STATUS[error], message, ...more })
