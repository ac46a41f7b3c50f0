import { CommandFailure } from '../command-failure.ts'
import { readJson } from './read-json.ts'

/** What an application is known by at the server; a public one has no secret. */
export interface ClientId {
  readonly clientId: string
  readonly clientSecret?: string
}

export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresAtMs: number
}

/** A refusal of the token endpoint (RFC 6749, 5.2). */
export class TokenRefusal extends CommandFailure {
  readonly error: string

  constructor(error: string, description: string | undefined) {
    super(
      'usage',
      description ?? `The server refused the sign-in (${error})`,
      'sign in with "tenantry login".',
    )
    this.error = error
  }
}

type Form = Readonly<Record<string, string>>
type Send = typeof globalThis.fetch

const LIFETIME_SECONDS = 3600

const post = async (fetch: Send, url: string, form: Form, authorization?: string) => {
  const headers = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    ...(authorization !== undefined && { authorization }),
  }
  const body = new URLSearchParams(form).toString()
  const { response, fields } = await readJson(fetch, url, { method: 'POST', headers, body })
  if (response.ok) return fields
  const { error, error_description: description } = fields
  throw new TokenRefusal(
    typeof error === 'string' ? error : `HTTP ${response.status}`,
    typeof description === 'string' ? description : undefined,
  )
}

const basic = (id: string, secret: string): string =>
  `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`

/**
 * Posts a form as the client: a public one names itself in it, one with a secret proves itself by HTTP Basic, and in the
 * form where the server does not take that (wire facts, 2.2 and 2.3).
 */
export const postAsClient = async (fetch: Send, url: string, client: ClientId, form: Form) => {
  const { clientId, clientSecret } = client
  const named = { ...form, client_id: clientId }
  if (clientSecret === undefined) return post(fetch, url, named)
  try {
    return await post(fetch, url, form, basic(clientId, clientSecret))
  } catch (error) {
    if (!(error instanceof TokenRefusal) || error.error !== 'invalid_client') throw error
    return post(fetch, url, { ...named, client_secret: clientSecret })
  }
}

/** Asks for tokens; `before` is the refresh token that stays where the server gives no new one. */
export const askForTokens = async (
  fetch: Send,
  url: string,
  client: ClientId,
  form: Form,
  before?: string,
): Promise<Tokens> => {
  const fields = await postAsClient(fetch, url, client, form)
  const { access_token: accessToken, expires_in: seconds } = fields
  const refreshToken = fields['refresh_token'] ?? before
  if (typeof accessToken !== 'string' || typeof refreshToken !== 'string')
    throw new TokenRefusal('no_token', 'The server gave no tokens')
  const lifetimeMs = (typeof seconds === 'number' ? seconds : LIFETIME_SECONDS) * 1000
  return { accessToken, refreshToken, expiresAtMs: Date.now() + lifetimeMs }
}
