import type { DomainError, ErrorCode } from '../../kernel/errors.ts'
import type { Refusals } from '../dialect.ts'
import { REST_STATUS } from '../rest-status.ts'

/** RFC 6749, section 5.2, and RFC 7591, section 3.2.2. */
const BY_CODE: Partial<Record<ErrorCode, readonly [status: number, error: string]>> = {
  'oauth_client.invalid': [401, 'invalid_client'],
  'oauth_client.malformed': [400, 'invalid_client_metadata'],
  'oauth_client.redirect_refused': [400, 'invalid_redirect_uri'],
  'oauth_grant.invalid': [400, 'invalid_grant'],
  'oauth_grant.reused': [400, 'invalid_grant'],
  'oauth_grant.unsupported_type': [400, 'unsupported_grant_type'],
}

const errorOf = ({ kind }: DomainError): string => {
  if (kind === 'limit' || kind === 'unavailable') return 'temporarily_unavailable'
  return kind === 'internal' ? 'server_error' : 'invalid_request'
}

/** How the endpoints that applications call say no. */
export const refusals: Refusals = {
  error: (error, request, reply) => {
    const [status, name] = BY_CODE[error.code] ?? [REST_STATUS[error.kind], errorOf(error)]
    // RFC 6749, section 5.2: whoever came with the header is told to come with it.
    if (status === 401 && request.headers.authorization !== undefined)
      void reply.header('www-authenticate', 'Basic realm="tenantry", charset="UTF-8"')
    return reply.code(status).send({ error: name, error_description: error.message })
  },
  noRoute: ({ status }, reply) =>
    reply.code(status).send({ error: 'invalid_request', error_description: 'Method not allowed' }),
}
