import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import type { Context } from '../domain/context.ts'
import { type IntrospectedKey, inspectAnyKey, inspectClientKey } from '../domain/credential/index.ts'
import { holderName } from '../domain/principal.ts'
import { DomainError } from '../kernel/errors.ts'
import type { Secret } from '../kernel/secret.ts'
import { answerErrors } from './answer-errors.ts'
import { admit, bearerToken, type Gatehouse, refuseAllButPartners } from './caller.ts'
import type { Refusals } from './dialect.ts'
import { operatorBy } from './operator-key.ts'
import { readmitCallers } from './readmit-callers.ts'
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
    await admit(gatehouse, request, reply, token, refuseAllButPartners)
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
const present = (
  { principal, createdAt, expiresAt, aiInstructions }: IntrospectedKey,
  issuer: string,
): object => ({
  active: true,
  iss: issuer,
  // An application acts for its person (RFC 7662, section 2.2: the one who authorized the token).
  sub: principal.via === undefined ? holderName(principal) : `user/${principal.user?.id}`,
  jti: principal.credentialId,
  scope: [...principal.scopes].join(' '),
  token_type: 'Bearer',
  iat: seconds(createdAt),
  ...(expiresAt !== null && { exp: seconds(expiresAt) }),
  ...(principal.via !== undefined && { client_id: principal.via }),
  kind: principal.via === undefined ? `${principal.kind}_key` : 'oauth_token',
  partner_id: principal.partnerId,
  org_id: principal.orgId,
  ...(principal.kind === 'project' && { project_id: principal.projectId }),
  ...(aiInstructions !== null && { ai_instructions: aiInstructions }),
})

/** RFC 7662, section 2.1: what is not the form that was asked for. */
const understand = (cause: unknown): DomainError =>
  cause instanceof Error && 'code' in cause && cause.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE'
    ? new DomainError('request.malformed', `Content-Type must be ${FORM}`, { field: 'Content-Type' })
    : toDomainError(cause)

/** What whoever asks is told no more of than that the token is inactive. */
const UNTOLD: readonly DomainError['code'][] = ['org.not_found', 'org.access_not_allowed']

const inspect = async (ctx: Context, token: string): Promise<IntrospectedKey | undefined> => {
  try {
    return await (ctx.principal.kind === 'operator' ? inspectAnyKey : inspectClientKey)(ctx, token)
  } catch (error) {
    if (error instanceof DomainError && UNTOLD.includes(error.code)) return undefined
    throw error
  }
}

/**
 * Serves token introspection (RFC 7662) at `POST /oauth/introspect`: who an organization's or project's key speaks
 * for, or an application that acts for one of its people.
 */
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
      readmitCallers(scope)
      answerErrors(scope, refusals.error, understand)
      const addRefusals = refuseOtherMethods(scope, { refusals })
      scope.post('/introspect', {
        config: { dialect: 'oauth' },
        schema: { hide: true },
        onRequest: requireIntrospector(gatehouse, operatorKey),
        handler: async (request, reply: FastifyReply) => {
          const token = tokenIn(request)
          const known = await inspect(contextOf(domain, request), token)
          return reply.send(known === undefined ? { active: false } : present(known, domain.policy.publicUrl))
        },
      })
      addRefusals()
    },
    { prefix: '/oauth' },
  )
}
