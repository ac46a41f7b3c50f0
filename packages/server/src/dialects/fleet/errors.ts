import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusals } from '../../http/dialect.ts'
import { isByOAuth } from '../../http/key-scheme.ts'
import { REST_STATUS } from '../../http/rest-status.ts'
import type { DomainError, ErrorCode, Kind } from '../../kernel/errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How a fleet endpoint reports a failure of the domain: in the error trio, only by status, or as HTTP means it. */
    readonly failure?: 'trio' | 'status' | 'http'
    /** The `responseStatus` that goes with the trio where the endpoint has one. */
    readonly failureStatus?: string
    /** Another one for some failures. */
    readonly failureStatusBy?: Partial<Record<ErrorCode, string>>
  }
}

/** A failure of the domain is a 200 with the error trio (wire facts, section 5). */
const IN_TRIO = 200

const STATUS: Record<Kind, number> = {
  ...REST_STATUS,
  unauthenticated: 403,
  invalid: IN_TRIO,
  not_found: IN_TRIO,
  conflict: IN_TRIO,
  gone: IN_TRIO,
}

const BY_CODE: Partial<Record<ErrorCode, number>> = {
  'request.malformed': 400,
  'credential.missing': 401,
  // A stranger's organization, a missing one and a malformed id are alike: the documented 403.
  'org.not_found': 403,
  'idempotency.in_progress': 409,
}

const MALFORMED = "JSON doesn't match expected object structure"

const spring = (reply: FastifyReply, status: number, error: string, msg: string): FastifyReply =>
  reply.code(status).send({ status, error, timestamp: new Date().toISOString(), msg })

const answer = (
  status: number,
  error: DomainError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply => {
  const { failure, failureStatus, failureStatusBy } = request.routeOptions.config
  if (status === IN_TRIO && failure === 'http')
    return spring(reply, REST_STATUS[error.kind], STATUS_CODES[REST_STATUS[error.kind]] ?? '', error.message)
  if (status === IN_TRIO && failure === 'status')
    return reply.code(400).send({ error: error.message, msg: error.message })
  if (status === IN_TRIO) {
    const responseStatus = failureStatusBy?.[error.code] ?? failureStatus
    return reply
      .code(200)
      .send({ error: true, errorMsg: error.message, ...(responseStatus && { responseStatus }) })
  }
  if (status === 400) return reply.code(400).send({ error: error.message, msg: MALFORMED })
  if (status === 429)
    return reply.code(429).type('text/plain; charset=utf-8').send('Too many api requests. Enhance your calm.')
  if (status === 403) return spring(reply, 403, 'Forbidden', 'Access Denied')
  return reply.code(status).send({ error: error.message, msg: error.message })
}

/** The fleet dialect's refusals; `metadataUrl` is where a client learns how to sign in (RFC 9728). */
export const fleetRefusals = (metadataUrl: string): Refusals => ({
  error: (error, request, reply) => {
    const status = BY_CODE[error.code] ?? STATUS[error.kind]
    const isDeadToken = error.code === 'credential.invalid' && isByOAuth(request)
    if (status !== 401 && !isDeadToken) return answer(status, error, request, reply)
    const challenge = `resource_metadata="${metadataUrl}"`
    // Wire facts, section 2.3: at a 401 a client refreshes its token. RFC 6750, section 3.1, names the reason.
    const reason = isDeadToken ? 'error="invalid_token", ' : ''
    void reply.header('www-authenticate', `Bearer ${reason}${challenge}`)
    return reply.code(401).send({ authenticationFailed: true })
  },
  noRoute: ({ status }, reply) =>
    status === 404
      ? spring(reply, 404, 'Not Found', 'No such endpoint')
      : spring(reply, 405, 'Method Not Allowed', 'Every endpoint takes POST'),
})
