import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { send, type WireAnswer } from './wire-partner.ts'

/** What the command line keeps of an application that it has registered. */
interface Registered {
  readonly client_id: string
  readonly client_secret?: string
}

export interface Fetched {
  readonly access_token: string
  readonly refresh_token: string
  readonly expires_in: number
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** Sends a form and reads the whole answer. */
const sendForm = async (
  url: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly body: unknown; readonly text: string }> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...FORM, ...headers },
    body: new URLSearchParams(form).toString(),
  })
  const text = await answer.text()
  return { status: answer.status, text, body: text === '' ? undefined : JSON.parse(text) }
}

/** Listens on a port that the machine chooses; resolves with the query of the first call of `/callback`. */
const listenForCallback = async () => {
  let arrived: (query: URLSearchParams) => void = () => {}
  const callback = new Promise<URLSearchParams>((resolve) => {
    arrived = resolve
  })
  const server = createServer(({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1')
    if (pathname === '/callback') arrived(searchParams)
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>You are signed in</h1>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { redirectUri: `http://127.0.0.1:${port}/callback`, callback, close }
}

/** How the two newer generations of the vendor's command line differ (wire facts, sections 2.2 and 2.3). */
export type Generation = 2 | 3

/** The vendor's command line as the wire facts describe it; `browse` is what it opens a browser for. */
export const vendorCommandLine = (
  { url }: { readonly url: string },
  generation: Generation,
  browse: (url: string) => Promise<void>,
) => {
  const proofOf = ({ client_id, client_secret }: Registered): Record<string, string> =>
    generation === 2 ? { client_id, client_secret: client_secret ?? '' } : { client_id }

  const token = async (registered: Registered, form: Record<string, string>) => {
    const { client_id, client_secret } = registered
    const authorization = `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`
    const first =
      generation === 2
        ? await sendForm(`${url}/oauth/token`, form, { authorization })
        : await sendForm(`${url}/oauth/token`, { ...form, ...proofOf(registered) })
    if (first.status === 200 || !first.text.includes('invalid_client')) return first
    return sendForm(`${url}/oauth/token`, { ...form, ...proofOf(registered) })
  }

  /** Steps 1 to 4. */
  const login = async (): Promise<{ readonly registered: Registered; readonly tokens: Fetched }> => {
    const { redirectUri, callback, close } = await listenForCallback()
    try {
      const registration = await send(`${url}/oauth/register`, 'POST', {
        body: {
          ...{ client_name: 'Rhombus CLI', redirect_uris: [redirectUri] },
          ...(generation === 3 && { token_endpoint_auth_method: 'none' }),
        },
      })
      if (![200, 201].includes(registration.status)) throw new Error(registration.text)
      const registered = registration.body as Registered
      const state = randomBytes(24).toString('base64url')
      const verifier = randomBytes(64).toString('base64url')
      const question = new URLSearchParams({
        ...{ client_id: registered.client_id, redirect_uri: redirectUri, response_type: 'code', state },
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      })
      await browse(`${url}/oauth/authorize?${question.toString()}`)
      const answer = await callback
      if (answer.get('state') !== state) throw new Error('The callback is not about this sign-in.')
      const code = answer.get('code')
      if (code === null) throw new Error(`${answer.get('error')}: ${answer.get('error_description')}`)
      const { status, text, body } = await token(registered, {
        ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier },
      })
      if (status !== 200) throw new Error(text)
      return { registered, tokens: body as Fetched }
    } finally {
      await close()
    }
  }

  /** A call with an access token. */
  const call = (scheme: string, accessToken: string, path: string, body: unknown = {}): Promise<WireAnswer> =>
    send(`${url}/api/${path}`, 'POST', {
      headers: { 'x-auth-scheme': scheme, 'x-auth-access-token': accessToken },
      body,
    })

  /** Step 5: an organization's key, or after a 403 a partner's; first bound to a certificate, then a plain one. */
  const mint = async (accessToken: string, csr: string) => {
    const wish = { displayName: 'Rhombus CLI', authType: 'CERT', csr }
    const forOrg = await call(
      'api-oauth-token',
      accessToken,
      'integrations/org/submitApiTokenApplication',
      wish,
    )
    const isPartner = forOrg.status === 403
    const path = isPartner
      ? 'partner/submitApiTokenApplication'
      : 'integrations/org/submitApiTokenApplication'
    const scheme = isPartner ? 'partner-api-oauth-token' : 'api-oauth-token'
    const bound = isPartner ? await call(scheme, accessToken, path, wish) : forOrg
    const plain = await call(scheme, accessToken, path, {
      ...{ displayName: 'Rhombus CLI (WebSocket)', authType: 'API_TOKEN' },
    })
    return { isPartner, bound: bound.body, plain: plain.body }
  }

  /** The newest generation asks two endpoints whom it has signed in as. */
  const detect = async (accessToken: string): Promise<'org' | 'partner'> => {
    const asOrg = await call('api-oauth-token', accessToken, 'org/getOrgV2')
    if (asOrg.status === 200) return 'org'
    if (asOrg.status !== 403) throw new Error(asOrg.text)
    const asPartner = await call('partner-api-oauth-token', accessToken, 'partner/getClientsV2')
    if (asPartner.status !== 200) throw new Error(asPartner.text)
    return 'partner'
  }

  const refresh = (registered: Registered, refreshToken: string) =>
    token(registered, { grant_type: 'refresh_token', refresh_token: refreshToken })

  const logout = (registered: Registered, accessToken: string) =>
    sendForm(`${url}/oauth/token/revoke`, { ...proofOf(registered), token: accessToken })

  return { login, call, mint, detect, refresh, logout }
}
