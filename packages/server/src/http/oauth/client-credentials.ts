import type { FastifyRequest } from 'fastify'
import { authenticateClient, type OAuthClient } from '../../domain/oauth/index.ts'
import { DomainError } from '../../kernel/errors.ts'
import { Secret } from '../../kernel/secret.ts'
import type { Gatehouse } from '../caller.ts'
import { optionalField } from './form.ts'

interface ClientCredentials {
  readonly id: string
  readonly secret: Secret | undefined
}

const unknown = (): DomainError =>
  new DomainError('oauth_client.invalid', 'The application does not say who it is')

/** RFC 6749, section 2.3.1: both halves are form-encoded before they are joined. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw unknown()
  }
}

const basicCredentials = (header: string): ClientCredentials => {
  const encoded = /^Basic +([A-Za-z0-9+/]+=*) *$/i.exec(header)?.[1]
  const text = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8')
  const at = text.indexOf(':')
  if (at < 0) throw unknown()
  const [id, secret] = [decoded(text.slice(0, at)), decoded(text.slice(at + 1))]
  return { id, secret: secret === '' ? undefined : new Secret(secret) }
}

/** What an application proves itself with: by the header or in the form, and not by both. */
const credentialsOf = (request: FastifyRequest): ClientCredentials => {
  const [id, secret] = [optionalField(request, 'client_id'), optionalField(request, 'client_secret')]
  const { authorization } = request.headers
  if (authorization === undefined) {
    if (id === undefined) throw unknown()
    return { id, secret: secret === undefined ? undefined : new Secret(secret) }
  }
  const basic = basicCredentials(authorization)
  if (secret !== undefined || (id !== undefined && id !== basic.id))
    throw new DomainError('request.malformed', 'The application must prove itself once', {
      field: 'client_id',
    })
  return basic
}

/**
 * The application that a request comes from, counted. It is asked before anything it brings is looked at, so that one that
 * tries twice, as the vendor's does, has lost nothing by the first time (wire facts, section 2.2, step 4).
 */
export const clientOf = async (
  { domain, rateLimits }: Gatehouse,
  request: FastifyRequest,
): Promise<OAuthClient> => {
  try {
    const client = await authenticateClient(domain, credentialsOf(request))
    await rateLimits.countTokenRequest(client.id, request.ip)
    return client
  } catch (error) {
    if (error instanceof DomainError && error.code === 'oauth_client.invalid')
      await rateLimits.countFailedAuthentication(request.ip)
    throw error
  }
}
