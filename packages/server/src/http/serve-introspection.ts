import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { type IntrospectedKey, introspectKey } from '../domain/credential/index.ts'
import { holderName } from '../domain/principal.ts'
import { DomainError } from '../kernel/errors.ts'
import type { Secret } from '../kernel/secret.ts'
import { admit, bearerToken, type Gatehouse } from './caller.ts'
import type { Refusals } from './dialect.ts'
import { operatorBy } from './operator-key.ts'
import { refuseOtherMethods } from './refuse-other-methods.ts'
import { contextOf } from './request.ts'
import { REST_STATUS } from './rest-status.ts'
import { toDomainError } from './to-domain-error.ts'

const FORM = 'application/x-www-form-urlencoded'

const oauthError = (error: DomainError): string => {
  if (error.kind === 'unauthenticated') return 'invalid_token'
  if (error.code === 'credential.scope_missing') return 'insufficient_scope'
  if (error.kind === 'forbidden') return 'access_denied'
  if (error.kind === 'limit' || error.kind === 'unavailable') return 'temporarily_unavailable'
  return error.kind === 'internal' ? 'server_error' : 'invalid_request'
}

/** RFC 6750, section 3: who shows no token at all is told what is wanted, and not what went wrong. */
const challenge = ({ code }: DomainError): string =>
  code === 'credential.missing' ? 'Bearer realm="tenantry"' : 'Bearer realm="tenantry", error="invalid_token"'

const refusals: Refusals = {
  error: (error, _request, reply) => {
    if (error.kind === 'unauthenticated') void reply.header('www-authenticate', challenge(error))
    if (error.retryAfterSeconds !== undefined) void reply.header('retry-after', error.retryAfterSeconds)
    return reply
      .code(REST_STATUS[error.kind])
      .send({ error: oauthError(error), error_description: error.message })
  },
  noRoute: ({ status }, reply) =>
    reply.code(status).send({ error: 'invalid_request', error_description: 'Method not allowed' }),
}

/** Lets in the operator and partners. */
const requireIntrospector = (gatehouse: Gatehouse, operatorKey: Secret): onRequestAsyncHookHandler => {
  const operatorOf = operatorBy(operatorKey)
  return async (request, reply) => {
    const token = bearerToken(request)
    request.caller = operatorOf(token)
    if (request.caller !== undefined) return
    await admit(gatehouse, request, reply, token, ({ kind }) =>
      kind === 'partner' ? undefined : new DomainError('credential.invalid', 'Invalid credential'),
    )
  }
}

const malformed = (message: string): DomainError =>
  new DomainError('request.malformed', message, { field: 'token' })

/** RFC 6749, section 3.2: a parameter without a value is none, and none may be sent twice. */
const tokenIn = ({ body }: FastifyRequest): string => {
  const { token } = (body ?? {}) as { readonly token?: unknown }
  if (token === undefined || token === '') throw malformed('token is required')
  if (typeof token !== 'string') throw malformed('token must be sent once')
  return token
}

const seconds = (moment: Date): number => Math.floor(moment.getTime() / 1_000)

/** RFC 7662, section 2.2. */
const present = ({ principal, createdAt, expiresAt }: IntrospectedKey, issuer: string): object => ({
  active: true,
  iss: issuer,
  sub: holderName(principal),
  jti: principal.credentialId,
  scope: [...principal.scopes].join(' '),
  token_type: 'Bearer',
  iat: seconds(createdAt),
  ...(expiresAt !== null && { exp: seconds(expiresAt) }),
  kind: `${principal.kind}_key`,
  partner_id: principal.partnerId,
  org_id: principal.orgId,
  ...(principal.kind === 'project' && { project_id: principal.projectId }),
})

const answerErrors = (scope: FastifyInstance): void =>
  void scope.setErrorHandler((cause: { readonly code?: unknown }, request, reply) => {
    const error =
      cause.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE'
        ? new DomainError('request.malformed', `Content-Type must be ${FORM}`, { field: 'Content-Type' })
        : toDomainError(cause)
    if (error.kind === 'internal' || error.kind === 'unavailable')
      request.log.error({ requestId: request.id, err: error }, 'failed')
    return refusals.error(error, request, reply)
  })

/** Serves token introspection (RFC 7662) at `POST /oauth/introspect`: who an organization's or project's key speaks for. */
export const serveIntrospection = async (
  app: FastifyInstance,
  gatehouse: Gatehouse,
  operatorKey: Secret,
): Promise<void> => {
  const { domain } = gatehouse
  await app.register(
    async (scope) => {
      scope.removeAllContentTypeParsers()
      await scope.register(formbody)
      scope.addHook('onRequest', (_request, reply, done) => {
        void reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' })
        done()
      })
      answerErrors(scope)
      const addRefusals = refuseOtherMethods(scope, { refusals })
      scope.post('/introspect', {
        config: { dialect: 'oauth' },
        schema: { hide: true },
        onRequest: requireIntrospector(gatehouse, operatorKey),
        // A partner whose key ended while the form was on its way is no longer let in.
        preValidation: async (request) => {
          if (request.readmit !== undefined) request.caller = await request.readmit()
        },
        handler: async (request, reply: FastifyReply) => {
          const token = tokenIn(request)
          const known = await introspectKey(contextOf(domain, request), token)
          return reply.send(known === undefined ? { active: false } : present(known, domain.policy.publicUrl))
        },
      })
      addRefusals()
    },
    { prefix: '/oauth' },
  )
}
