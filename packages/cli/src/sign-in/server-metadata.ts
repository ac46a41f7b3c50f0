import { CommandFailure } from '../command-failure.ts'
import { readJson } from './read-json.ts'

/** Where a server registers applications, asks people and gives tokens (RFC 8414). */
export interface ServerMetadata {
  readonly issuer: string
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly registrationEndpoint: string
  readonly revocationEndpoint?: string
}

const PATH = '/.well-known/oauth-authorization-server'

const notOffered = (url: string): CommandFailure =>
  new CommandFailure(
    'unreachable',
    `${url} does not say how to sign in`,
    'check --url or TENANTRY_URL; "tenantry configure" takes a key instead.',
  )

const isSafe = (value: unknown): value is string =>
  typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)

export const readServerMetadata = async (
  fetch: typeof globalThis.fetch,
  baseUrl: string,
): Promise<ServerMetadata> => {
  const { response, fields } = await readJson(fetch, `${baseUrl.replace(/\/+$/, '')}${PATH}`, {})
  const { issuer } = fields
  const authorizationEndpoint = fields['authorization_endpoint']
  const tokenEndpoint = fields['token_endpoint']
  const registrationEndpoint = fields['registration_endpoint']
  const revocationEndpoint = fields['revocation_endpoint']
  if (
    !response.ok ||
    typeof issuer !== 'string' ||
    !isSafe(authorizationEndpoint) ||
    !isSafe(tokenEndpoint) ||
    !isSafe(registrationEndpoint)
  )
    throw notOffered(baseUrl)
  return {
    ...{ issuer, authorizationEndpoint, tokenEndpoint, registrationEndpoint },
    ...(isSafe(revocationEndpoint) && { revocationEndpoint }),
  }
}
