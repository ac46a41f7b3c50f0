import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GRANT_TYPES } from './token.ts'

export const RESPONSE_TYPES = ['code']

/** RFC 8414, section 2 (wire facts, section 2.1). */
const serverMetadata = (issuer: string): object => ({
  issuer,
  authorization_endpoint: `${issuer}/oauth/authorize`,
  token_endpoint: `${issuer}/oauth/token`,
  registration_endpoint: `${issuer}/oauth/register`,
  revocation_endpoint: `${issuer}/oauth/token/revoke`,
  introspection_endpoint: `${issuer}/oauth/introspect`,
  response_types_supported: RESPONSE_TYPES,
  response_modes_supported: ['query'],
  grant_types_supported: GRANT_TYPES,
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
  revocation_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
  authorization_response_iss_parameter_supported: true,
  service_documentation: `${issuer}/docs`,
})

/** RFC 9728, section 2. */
const resourceMetadata = (issuer: string): object => ({
  resource: issuer,
  authorization_servers: [issuer],
  bearer_methods_supported: ['header'],
  resource_name: 'Tenantry API',
  resource_documentation: `${issuer}/docs`,
})

/** Where clients read how to sign in: by the RFCs' paths, and by the one below `/oauth` that the vendor's documents name. */
export const serveMetadata = (app: FastifyInstance, issuer: string): void => {
  const answer = (document: object) => async (_request: FastifyRequest, reply: FastifyReply) =>
    reply.header('cache-control', 'public, max-age=300').send(document)
  const server = answer(serverMetadata(issuer))
  for (const path of [
    '/.well-known/oauth-authorization-server',
    '/oauth/.well-known/oauth-authorization-server',
  ])
    app.get(path, { schema: { hide: true } }, server)
  app.get(
    '/.well-known/oauth-protected-resource',
    { schema: { hide: true } },
    answer(resourceMetadata(issuer)),
  )
}
