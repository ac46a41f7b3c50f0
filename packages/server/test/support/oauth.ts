import { createHash, randomBytes } from 'node:crypto'
import type { Visitor } from './browser.ts'
import type { Answer } from './openapi.ts'
import type { TestTenantry } from './tenantry.ts'

/** An application as it has registered itself. */
export interface Application {
  readonly clientId: string
  readonly secret: string | undefined
  readonly redirectUri: string
}

/** What a code was asked for with. */
export interface Request {
  readonly redirectUri: string
  readonly state: string
  readonly verifier: string
}

export interface Tokens {
  readonly access_token: string
  readonly refresh_token: string
  readonly expires_in: number
  readonly token_type: string
  readonly scope: string
}

type Server = Pick<TestTenantry, 'call'>

export const CALLBACK = 'http://127.0.0.1:49152/callback'
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** Registers an application: by itself one that can keep no secret. */
export const registerApplication = async (
  tenantry: Server,
  body: Readonly<Record<string, unknown>> = { token_endpoint_auth_method: 'none' },
): Promise<Application> => {
  const {
    status,
    body: answer,
    text,
  } = await tenantry.call('POST', '/oauth/register', {
    body: { client_name: 'A tool', redirect_uris: [CALLBACK], ...body },
  })
  if (status !== 201) throw new Error(`The application was not registered: ${text}`)
  const {
    client_id: clientId,
    client_secret: secret,
    redirect_uris,
  } = answer as {
    client_id: string
    client_secret?: string
    redirect_uris: string[]
  }
  return { clientId, secret, redirectUri: redirect_uris[0] ?? '' }
}

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')

export const newRequest = ({ redirectUri }: Pick<Application, 'redirectUri'>): Request => ({
  redirectUri,
  state: randomBytes(24).toString('base64url'),
  verifier: randomBytes(64).toString('base64url'),
})

/** The path that a person's browser is sent to; a parameter that is undefined is left out. */
export const authorizePath = (
  { clientId }: Pick<Application, 'clientId'>,
  { redirectUri, state, verifier }: Request,
  changed: Readonly<Record<string, string | undefined>> = {},
): string => {
  const parameters = {
    ...{ client_id: clientId, redirect_uri: redirectUri, response_type: 'code', state },
    ...{ code_challenge: challengeOf(verifier), code_challenge_method: 'S256' },
    ...changed,
  }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value)
  return `/oauth/authorize?${query.toString()}`
}

/** The places that a page offers, by the values of its form. */
export const placesOffered = ({ text }: Pick<Answer, 'text'>): readonly string[] =>
  [...text.matchAll(/name="place" value="([^"]+)"/g)].map(([, value = '']) => value)

/** Opens the page as somebody who has signed in and allows it; answers the redirect. */
export const allow = async (
  visitor: Visitor,
  application: Application,
  request: Request,
  kind: 'partner' | 'org',
): Promise<Answer> => {
  const page = await visitor.get(authorizePath(application, request))
  const place = placesOffered(page).find((value) => value.startsWith(kind))
  if (place === undefined) throw new Error(`No such place is offered: ${page.text}`)
  return visitor.submit({ step: 'allow', place })
}

/** What the redirect of an answer says to the application. */
export const answered = ({ headers }: Pick<Answer, 'headers'>): Readonly<Record<string, string>> =>
  Object.fromEntries(new URL(String(headers['location'])).searchParams)

/** Calls an endpoint with a form. */
export const postForm = (
  tenantry: Server,
  path: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  tenantry.call('POST', path, {
    raw: new URLSearchParams(form).toString(),
    headers: { ...FORM, ...headers },
  })

/** Who an application says it is, in the form. */
export const inForm = ({ clientId, secret }: Application): Record<string, string> => ({
  client_id: clientId,
  ...(secret !== undefined && { client_secret: secret }),
})

export const exchangeCode = (
  tenantry: Server,
  application: Application,
  { redirectUri, verifier }: Request,
  code: string,
): Promise<Answer> =>
  postForm(tenantry, '/oauth/token', {
    ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier },
    ...inForm(application),
  })

export const refresh = (tenantry: Server, application: Application, token: string): Promise<Answer> =>
  postForm(tenantry, '/oauth/token', {
    ...{ grant_type: 'refresh_token', refresh_token: token },
    ...inForm(application),
  })

/** Lets an application act for somebody and fetches its tokens. */
export const grantTo = async (
  tenantry: Server,
  visitor: Visitor,
  kind: 'partner' | 'org',
  application?: Application,
): Promise<Tokens & { readonly application: Application }> => {
  const known = application ?? (await registerApplication(tenantry))
  const request = newRequest(known)
  const { code = '' } = answered(await allow(visitor, known, request, kind))
  const { status, body, text } = await exchangeCode(tenantry, known, request, code)
  if (status !== 200) throw new Error(`The code was not taken: ${text}`)
  return { ...(body as Tokens), application: known }
}

export type OAuthScheme = 'api-oauth-token' | 'partner-api-oauth-token'

/** Calls a fleet endpoint with an access token. */
export const callByOAuth = (
  tenantry: Server,
  scheme: OAuthScheme,
  token: string,
  path: string,
  { body = {}, org }: { readonly body?: unknown; readonly org?: string } = {},
): Promise<Answer> =>
  tenantry.call('POST', `/api/${path}`, {
    body,
    headers: {
      ...{ 'x-auth-scheme': scheme, 'x-auth-access-token': token },
      ...(org !== undefined && { 'x-auth-org': org }),
    },
  })
