import type { FastifyRequest } from 'fastify'
import type { Context } from '../../domain/context.ts'
import type { OAuthClient } from '../../domain/oauth/index.ts'
import type { PersonPrincipal } from '../../domain/principal.ts'
import { DEFAULT_SCOPES } from '../../domain/scopes.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { CredentialId, Id, RequestId, UserId } from '../../kernel/ids.ts'
import type { Gatehouse } from '../caller.ts'

/** The context of an application that does what a person has let it: the person acts, by way of it. */
export const clientContext = async (
  { domain, signIn }: Gatehouse,
  request: FastifyRequest,
  client: OAuthClient,
  grant: { readonly id: Id<'oauth_grant'>; readonly userId: UserId },
): Promise<Context<PersonPrincipal>> => {
  const profile = await signIn.profileOf(grant.userId)
  if (profile === undefined)
    throw new DomainError('oauth_grant.invalid', 'This code or refresh token does not work', {
      cause: 'person gone',
    })
  // No session acts here but the grant.
  const sessionId: Id<string> = grant.id
  const person = { ...profile, emailVerified: false, sessionId: sessionId as CredentialId }
  return {
    domain,
    principal: { kind: 'person', person, via: client.id, scopes: new Set(DEFAULT_SCOPES.person) },
    requestId: request.id as RequestId,
    address: request.ip,
    trace: {},
  }
}
