import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { preValidationHookHandler } from 'fastify'
import { type Static, Type } from 'typebox'
import { type OAuthClient, registerClient } from '../../domain/oauth/index.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Secret } from '../../kernel/secret.ts'
import { answerErrors } from '../answer-errors.ts'
import type { Gatehouse } from '../caller.ts'
import { toDomainError } from '../to-domain-error.ts'
import { RESPONSE_TYPES } from './metadata.ts'
import { refusals } from './refusals.ts'
import { GRANT_TYPES } from './token.ts'

const NAME_DEFAULT = 'An application'
const TEXTS_MAX = 20
const BODY_BYTES_MAX = 65_536

const oneOf = <const T extends string>(values: readonly T[]) =>
  Type.Unsafe<T>({ type: 'string', enum: values })
const someOf = (values: readonly string[]) =>
  Type.Array(Type.Unsafe<string>({ type: 'string', enum: values }), { minItems: 1, maxItems: TEXTS_MAX })

/** RFC 7591, section 2; what else an application says of itself is not kept. */
const Registration = Type.Object({
  client_name: Type.Optional(Type.String()),
  redirect_uris: Type.Array(Type.String()),
  token_endpoint_auth_method: Type.Optional(oneOf(['client_secret_basic', 'client_secret_post', 'none'])),
  grant_types: Type.Optional(someOf(GRANT_TYPES)),
  response_types: Type.Optional(someOf(RESPONSE_TYPES)),
})

/** What is wrong with a registration, in the words of RFC 7591, section 3.2.2. */
const understand = (cause: unknown): DomainError => {
  const error = toDomainError(cause)
  if (error.kind !== 'invalid' || error.field === 'Content-Type' || error.field === 'body') return error
  if (error.code.startsWith('oauth_client.')) return error
  const isAboutRedirects = error.field?.startsWith('redirect_uris') === true
  const code = isAboutRedirects ? 'oauth_client.redirect_refused' : 'oauth_client.malformed'
  return new DomainError(code, error.message, { cause: error })
}

/** A null says as much as nothing. */
const ignoreNulls: preValidationHookHandler = (request, _reply, done) => {
  const { body } = request
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    request.body = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
  done()
}

const present = (client: OAuthClient, secret: Secret | undefined, asked: Static<typeof Registration>) => ({
  client_id: client.id,
  client_id_issued_at: Math.floor(client.createdAt.getTime() / 1_000),
  ...(secret !== undefined && { client_secret: secret.reveal(), client_secret_expires_at: 0 }),
  client_name: client.name,
  redirect_uris: client.redirectUris,
  token_endpoint_auth_method: client.authMethod,
  grant_types: asked.grant_types ?? GRANT_TYPES,
  response_types: asked.response_types ?? RESPONSE_TYPES,
})

/** `POST /oauth/register` (RFC 7591): anybody may, and gets nothing by it but a name to ask people under. */
export const registrationRoute =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    answerErrors(app, refusals.error, understand)
    app.addHook('preValidation', ignoreNulls)
    app.post('/register', {
      config: { dialect: 'oauth' },
      bodyLimit: BODY_BYTES_MAX,
      schema: { hide: true, body: Registration },
      handler: async (request, reply) => {
        await gatehouse.rateLimits.countRegistration(request.ip)
        const { client_name: name = NAME_DEFAULT, redirect_uris: redirectUris } = request.body
        const authMethod = request.body.token_endpoint_auth_method ?? 'client_secret_basic'
        const { client, secret } = await registerClient(gatehouse.domain, { name, redirectUris, authMethod })
        return reply.code(201).send(present(client, secret, request.body))
      },
    })
  }
