import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** Who signs in at the issuer, as it tells. */
export interface Subject {
  readonly sub: string
  readonly email: string
  readonly email_verified: boolean
  readonly name: string
}

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}

/** An OpenID Connect issuer on loopback, where the same subject is always signed in already. */
export const startIssuer = async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const codes = new Map<string, { readonly nonce: string | null; readonly client: string | null }>()
  const state = { subject: undefined as Subject | undefined, up: true, issuer: '' }

  const json = (response: ServerResponse, body: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

  const authorize = (url: URL, response: ServerResponse) => {
    const code = randomBytes(16).toString('hex')
    codes.set(code, { nonce: url.searchParams.get('nonce'), client: url.searchParams.get('client_id') })
    const back = new URL(url.searchParams.get('redirect_uri') ?? '')
    back.searchParams.set('code', code)
    back.searchParams.set('state', url.searchParams.get('state') ?? '')
    response.writeHead(302, { location: back.href }).end()
  }
  const token = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request)
    const known = codes.get(body.get('code') ?? '')
    codes.delete(body.get('code') ?? '')
    if (known === undefined || !body.has('code_verifier'))
      return json(response, { error: 'invalid_grant' }, 400)
    const claims = { ...state.subject, ...(known.nonce !== null && { nonce: known.nonce }) }
    const idToken = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(state.issuer)
      .setAudience(known.client ?? '')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey)
    return json(response, {
      access_token: 'access-token-of-the-issuer',
      id_token: idToken,
      token_type: 'Bearer',
      expires_in: 300,
    })
  }

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', state.issuer)
    if (!state.up) return response.writeHead(503).end()
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return json(response, {
          issuer: state.issuer,
          authorization_endpoint: `${state.issuer}/authorize`,
          token_endpoint: `${state.issuer}/token`,
          userinfo_endpoint: `${state.issuer}/userinfo`,
          jwks_uri: `${state.issuer}/jwks`,
          id_token_signing_alg_values_supported: ['RS256'],
        })
      case '/jwks':
        return json(response, { keys: [jwk] })
      case '/authorize':
        return authorize(url, response)
      case '/token':
        return token(request, response)
      case '/userinfo':
        return json(response, state.subject)
      default:
        return response.writeHead(404).end()
    }
  }
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  state.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    state,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
