import { createHash, randomBytes } from 'node:crypto'
import { CommandFailure } from '../command-failure.ts'
import { openBrowser } from './open-browser.ts'
import { readJson } from './read-json.ts'
import { listenForCallback } from './receive-callback.ts'
import type { ServerMetadata } from './server-metadata.ts'
import { askForTokens, type ClientId, type Tokens } from './token-endpoint.ts'

export const CLIENT_NAME = 'Tenantry CLI'

interface Authorization {
  readonly fetch: typeof globalThis.fetch
  readonly server: ServerMetadata
  /** Of an earlier sign-in; a new one is registered without it. */
  readonly client: ClientId | undefined
  /** 0 lets the system choose. */
  readonly callbackPort: number
  readonly opensBrowser: boolean
}

const base64url = (bytes: number): string => randomBytes(bytes).toString('base64url')

/** Registers this command as a public client of the server (RFC 7591). */
const register = async (
  fetch: typeof globalThis.fetch,
  url: string,
  redirectUri: string,
): Promise<ClientId> => {
  const body = JSON.stringify({
    client_name: CLIENT_NAME,
    redirect_uris: [redirectUri],
    token_endpoint_auth_method: 'none',
  })
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  const { response, fields } = await readJson(fetch, url, { method: 'POST', headers, body })
  const { client_id: clientId, client_secret: clientSecret } = fields
  if (!response.ok || typeof clientId !== 'string')
    throw new CommandFailure('unreachable', `The server did not register the command (${response.status})`)
  return { clientId, ...(typeof clientSecret === 'string' && { clientSecret }) }
}

const authorizationUrl = (endpoint: string, parameters: Readonly<Record<string, string>>): string => {
  const url = new URL(endpoint)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}

const show = (url: string, opensBrowser: boolean): void => {
  process.stderr.write(`Sign in at:\n  ${url}\n`)
  if (opensBrowser) openBrowser(url)
}

/** Lets the person sign in with their browser, and gets tokens for it (OAuth 2.1 with PKCE; wire facts, 2.2 and 2.3). */
export const authorize = async (asked: Authorization): Promise<ClientId & Tokens> => {
  const { fetch, server, callbackPort, opensBrowser } = asked
  const listener = await listenForCallback(callbackPort)
  try {
    const { redirectUri } = listener
    const client = asked.client ?? (await register(fetch, server.registrationEndpoint, redirectUri))
    const verifier = base64url(64)
    const state = base64url(24)
    const parameters = {
      client_id: client.clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    }
    const answered = listener.answerTo(state)
    show(authorizationUrl(server.authorizationEndpoint, parameters), opensBrowser)
    const { code, issuer } = await answered
    // RFC 9207: the code of another server is not for this one.
    if (issuer !== undefined && issuer !== server.issuer)
      throw new CommandFailure('usage', 'The answer came from another server', 'check --url or TENANTRY_URL.')
    const form = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }
    return { ...client, ...(await askForTokens(fetch, server.tokenEndpoint, client, form)) }
  } finally {
    listener.close()
  }
}
