import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

interface Served {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

interface Answer {
  readonly status: number
  readonly body?: object
  readonly location?: string
}

const refused = (error: string): Answer => ({
  status: 400,
  body: { error, error_description: `It is ${error}` },
})

/** The authorization server and the few calls that a sign-in makes, by the wire's own words. */
const makeAnswers = (isPartner: boolean, issuer: () => string) => {
  const challenges = new Map<string, URLSearchParams>()
  let serial = 0
  const live = { access: '', refresh: '' }
  const tokens = (): Answer => {
    serial += 1
    live.access = `access-${serial}`
    live.refresh = `refresh-${serial}`
    const body = {
      access_token: live.access,
      refresh_token: live.refresh,
      token_type: 'Bearer',
      expires_in: 3600,
    }
    return { status: 200, body }
  }
  const authorize = (query: URLSearchParams): Answer => {
    const back = new URL(query.get('redirect_uri') ?? '')
    challenges.set('code-1', query)
    back.search = new URLSearchParams({
      code: 'code-1',
      state: query.get('state') ?? '',
      iss: issuer(),
    }).toString()
    return { status: 302, location: back.href }
  }
  const token = (form: URLSearchParams): Answer => {
    if (form.get('client_id') !== 'client-1') return refused('invalid_client')
    if (form.get('grant_type') === 'refresh_token')
      return form.get('refresh_token') === live.refresh ? tokens() : refused('invalid_grant')
    const asked = challenges.get(form.get('code') ?? '')
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const isProven = asked?.get('code_challenge') === proof && asked.get('code_challenge_method') === 'S256'
    return isProven && asked.get('redirect_uri') === form.get('redirect_uri')
      ? tokens()
      : refused('invalid_grant')
  }
  const api = ({ headers, path }: Served): Answer => {
    if (headers['x-auth-access-token'] !== live.access)
      return { status: 401, body: { authenticationFailed: true } }
    const asPartner = headers['x-auth-scheme'] === 'partner-api-oauth-token'
    if (asPartner !== isPartner) return { status: 403, body: { status: 403, msg: 'Access Denied' } }
    return { status: 200, body: path.endsWith('getClientsV2') ? { clients: [] } : { org: { uuid: 'org-1' } } }
  }
  const answer = (served: Served): Answer => {
    const url = new URL(served.path, issuer())
    const form = new URLSearchParams(served.body)
    switch (url.pathname) {
      case '/.well-known/oauth-authorization-server':
        return {
          status: 200,
          body: {
            issuer: issuer(),
            authorization_endpoint: `${issuer()}/oauth/authorize`,
            token_endpoint: `${issuer()}/oauth/token`,
            registration_endpoint: `${issuer()}/oauth/register`,
            revocation_endpoint: `${issuer()}/oauth/token/revoke`,
          },
        }
      case '/oauth/register':
        return { status: 201, body: { client_id: 'client-1' } }
      case '/oauth/authorize':
        return authorize(url.searchParams)
      case '/oauth/token':
        return token(form)
      case '/oauth/token/revoke':
        live.access = live.refresh = 'none'
        return { status: 200, body: {} }
      default:
        return api(served)
    }
  }
  return { answer, live }
}

/** A server that people sign in to, which lets everybody in at once. */
export const startSignInServer = async ({ isPartner }: { readonly isPartner: boolean }) => {
  const served: Served[] = []
  let issuer = ''
  const { answer, live } = makeAnswers(isPartner, () => issuer)
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const one = { path: request.url ?? '', headers: request.headers, body: await text(request) }
    served.push(one)
    const { status, body, location } = answer(one)
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(location !== undefined && { location }),
    })
    response.end(body === undefined ? '' : JSON.stringify(body))
  }
  const server = createServer((request, response) => void serve(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  issuer = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  const close = (): void => {
    server.close()
    server.closeAllConnections()
  }
  return { url: issuer, served, live, close }
}
