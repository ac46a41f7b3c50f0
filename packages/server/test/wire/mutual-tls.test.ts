// The certificate library looks for it when it is loaded.
import 'reflect-metadata'
import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { connect as connectTcp } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requestCertificate } from '../support/certificate-requests.ts'
import { fleetHeaders } from '../support/partners.ts'
import { type SpawnedServer, startServer } from '../support/spawned-server.ts'
import { authorityOf, type ClientCertificate, tlsClient, tlsPortOf } from './tls-calls.ts'
import { callAs, createWirePartner, operate, send, type WirePartner } from './wire-partner.ts'

const PATH = '/api/partner/getClientsV2'
const FORBIDDEN = { status: 403, error: 'Forbidden', msg: 'Access Denied' }
const UNAUTHENTICATED = { authenticationFailed: true }

let server: SpawnedServer
let port: number
let ca: string
beforeAll(async () => {
  server = await startServer({ env: { TENANTRY_TLS_PORT: '0' } })
  port = await tlsPortOf(server)
  ca = authorityOf(server)
})
afterAll(() => server.stop())

interface Bound extends ClientCertificate {
  readonly apiKey: string
}

/** Mints a token that is bound to a certificate, with a plain key, as the vendor's command line does. */
const mint = async ({ key: apiKey }: Pick<WirePartner, 'key'>): Promise<Bound> => {
  const { csr, key } = await requestCertificate()
  const body = { displayName: 'Rhombus CLI', authType: 'CERT', csr }
  const answer = await callAs(server, 'fleet', apiKey, 'POST', '/api/partner/submitApiTokenApplication', {
    body,
  })
  return { ...(answer.body as { apiKey: string; cert: string }), key }
}

/** Calls a partner endpoint once, on a connection of its own. */
const callOnce = async (
  certificate: Partial<ClientCertificate>,
  headers: Record<string, string>,
  path = PATH,
) => {
  const { cert, key } = certificate
  const client = tlsClient(port, { ca, ...(cert && { cert }), ...(key && { key }) })
  const { status, body } = await client.call(path, { headers, body: {} })
  client.close()
  return { status, body }
}

/** A certificate that says all that ours says, for the same key if need be, signed by somebody else. */
const forged = async (real: string, privateKey?: string): Promise<ClientCertificate> => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
  const { subject, serialNumber, validFrom, validTo } = new X509Certificate(real)
  const generated = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const der = (pem: string) => createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' })
  const privateHalf =
    privateKey === undefined
      ? generated.privateKey
      : await webcrypto.subtle.importKey('pkcs8', der(privateKey), algorithm, true, ['sign'])
  const publicHalf =
    privateKey === undefined
      ? generated.publicKey
      : await webcrypto.subtle.importKey(
          'spki',
          new X509Certificate(real).publicKey.export({ type: 'spki', format: 'der' }),
          algorithm,
          true,
          ['verify'],
        )
  const certificate = await X509CertificateGenerator.create({
    ...{ serialNumber, subject: subject.replaceAll('\n', ', '), issuer: 'CN=Tenantry Client CA, O=Tenantry' },
    ...{ notBefore: new Date(validFrom), notAfter: new Date(validTo) },
    ...{ publicKey: publicHalf, signingKey: generated.privateKey, signingAlgorithm: algorithm },
  })
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', privateHalf)
  return { cert: certificate.toString('pem'), key: PemConverter.encode(pkcs8, 'PRIVATE KEY') }
}

describe('the TLS port', () => {
  it('serves everything of the API, with a certificate that its own authority vouches for', async () => {
    const partner = await createWirePartner(server)
    const client = tlsClient(port, { ca })
    expect((await client.call('/readyz', { method: 'GET' })).body).toEqual({ status: 'ready' })
    expect((await client.call(PATH, { headers: fleetHeaders(partner.key), body: {} })).status).toBe(200)
    const headers = { authorization: `Bearer ${partner.key}` }
    for (const path of ['/partner/v1/orgs', '/v1/partner/orgs', '/openapi/fleet.json'])
      expect((await client.call(path, { method: 'GET', headers })).status, path).toBe(200)
    expect((await client.call('/v1/partner/orgs', { headers, body: { name: 'Over TLS' } })).status).toBe(201)
    client.close()
    await expect(tlsClient(port, {}).call('/readyz', { method: 'GET' })).rejects.toThrow(
      /unable to|self-signed/,
    )
  })

  it('counts the address of the connection: an allow list holds here too', async () => {
    const partner = await createWirePartner(server)
    const allow = (ipAllowList: string[]) =>
      operate(server, 'PATCH', `/partners/${partner.id}`, { body: { ipAllowList } })
    await allow(['203.0.113.0/24'])
    const headers = { ...fleetHeaders(partner.key), 'x-forwarded-for': '203.0.113.7' }
    expect((await callOnce({}, headers)).status).toBe(403)
    await allow(['127.0.0.1'])
    expect((await callOnce({}, headers)).status).toBe(200)
  })

  it('speaks no TLS before 1.2, takes no renegotiation, and outlives what is no TLS', async () => {
    const old = connect({
      host: '127.0.0.1',
      port,
      ca,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'ALL:@SECLEVEL=0',
    })
    await expect(once(old, 'secureConnect')).rejects.toThrow(/alert|protocol|version/i)
    const tls12 = connect({ host: '127.0.0.1', port, ca, maxVersion: 'TLSv1.2' })
    await once(tls12, 'secureConnect')
    const refused = await new Promise<Error | null>((resolve) => {
      tls12.on('error', resolve)
      tls12.renegotiate({}, resolve)
    })
    expect(refused).toBeInstanceOf(Error)
    tls12.destroy()
    const plain = connectTcp(port, '127.0.0.1')
    plain.on('error', () => {})
    plain.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n')
    await once(plain.resume(), 'close')
    expect((await tlsClient(port, { ca }).call('/readyz', { method: 'GET' })).status).toBe(200)
  })
})

describe('partner-api and api, by a token and the certificate that it is bound to', () => {
  it('let a partner in: on its portfolio, and inside a client', async () => {
    const partner = await createWirePartner(server)
    const bound = await mint(partner)
    const headers = fleetHeaders(bound.apiKey, 'partner-api')
    expect(await callOnce(bound, headers)).toEqual({ status: 200, body: { clients: [], partnerClients: [] } })
    const created = await callOnce(bound, headers, '/api/partner/createPartnerClient')
    expect(created.body).toMatchObject({ responseStatus: 'BAD_INPUT' })
    expect((await callOnce(bound, headers, '/api/org/getOrgV2')).status).toBe(200)
  })

  it('let an organization in with its own, and not on the partner’s endpoints', async () => {
    const partner = await createWirePartner(server)
    const made = await callAs(server, 'broker', partner.key, 'POST', '/v1/partner/orgs', {
      body: { name: 'Acme' },
    })
    const { orgApiKey } = made.body as { orgApiKey: string }
    const { csr, key } = await requestCertificate()
    const answer = await send(`${server.url}/api/integrations/org/submitApiTokenApplication`, 'POST', {
      headers: fleetHeaders(orgApiKey, 'api-token'),
      body: { authType: 'CERT', csr },
    })
    const { apiKey, cert } = answer.body as { apiKey: string; cert: string }
    const headers = fleetHeaders(apiKey, 'api')
    expect((await callOnce({ cert, key }, headers, '/api/org/getOrgV2')).status).toBe(200)
    expect(await callOnce({ cert, key }, headers)).toMatchObject({ status: 403, body: FORBIDDEN })
    const asPartner = fleetHeaders(apiKey, 'partner-api')
    expect(await callOnce({ cert, key }, asPartner)).toMatchObject({ status: 403, body: FORBIDDEN })
  })

  it('go on on one connection, and take other schemes beside it', async () => {
    const partner = await createWirePartner(server)
    const bound = await mint(partner)
    const client = tlsClient(port, { ca, cert: bound.cert, key: bound.key, keepAlive: true, maxSockets: 1 })
    for (const [apiKey, scheme, status] of [
      [bound.apiKey, 'partner-api', 200],
      [partner.key, 'partner-api-token', 200],
      [partner.key, 'partner-api', 403],
      [bound.apiKey, 'partner-api-token', 403],
      [bound.apiKey, 'partner-api', 200],
    ] as const)
      expect((await client.call(PATH, { headers: fleetHeaders(apiKey, scheme), body: {} })).status).toBe(
        status,
      )
    client.close()
  })
})

describe('partner-api and api, refused', () => {
  it('answers 401 where there is no certificate, or no key, or the key is of another kind', async () => {
    const partner = await createWirePartner(server)
    const bound = await mint(partner)
    const headers = fleetHeaders(bound.apiKey, 'partner-api')
    const refused = { status: 401, body: UNAUTHENTICATED }
    expect(await callOnce({}, headers)).toEqual(refused)
    expect(await callOnce({}, fleetHeaders(partner.key, 'partner-api'))).toEqual(refused)
    expect(await callOnce(bound, { 'x-auth-scheme': 'partner-api' })).toEqual(refused)
    expect(await callOnce(bound, fleetHeaders(bound.apiKey, 'api'))).toEqual(refused)
    expect(await callOnce(bound, fleetHeaders(bound.apiKey, 'partner-cert'))).toEqual(refused)
    const plain = await send(`${server.url}${PATH}`, 'POST', { headers, body: {} })
    expect([plain.status, plain.body]).toEqual([401, UNAUTHENTICATED])
  })

  it('answers 403 where the certificate is not the token’s, and to a plain token with any', async () => {
    const partner = await createWirePartner(server)
    const [bound, other] = [await mint(partner), await mint(partner)]
    const strangers = await mint(await createWirePartner(server))
    const refused = { status: 403, body: FORBIDDEN }
    const headers = fleetHeaders(bound.apiKey, 'partner-api')
    for (const certificate of [other, strangers])
      expect(await callOnce(certificate, headers)).toMatchObject(refused)
    expect(await callOnce(bound, fleetHeaders(strangers.apiKey, 'partner-api'))).toMatchObject(refused)
    expect(await callOnce(bound, fleetHeaders(partner.key, 'partner-api'))).toMatchObject(refused)
    expect(await callOnce(bound, fleetHeaders('garbage', 'partner-api'))).toMatchObject(refused)
  })

  it('answers 403 to a certificate of another authority, though it says the same, and for the same key', async () => {
    const bound = await mint(await createWirePartner(server))
    const headers = fleetHeaders(bound.apiKey, 'partner-api')
    for (const certificate of [await forged(bound.cert), await forged(bound.cert, bound.key)])
      expect(await callOnce(certificate, headers)).toMatchObject({ status: 403, body: FORBIDDEN })
  })

  it('answers 403 to whoever shows the right certificate behind one of their own, whose key they hold', async () => {
    const bound = await mint(await createWirePartner(server))
    const own = await forged(bound.cert)
    const headers = fleetHeaders(bound.apiKey, 'partner-api')
    const chain = { cert: `${own.cert}\n${bound.cert}`, key: own.key }
    expect(await callOnce(chain, headers)).toMatchObject({ status: 403, body: FORBIDDEN })
  })

  it('takes the token for nothing under the other schemes, over TLS and with its certificate too', async () => {
    const bound = await mint(await createWirePartner(server))
    expect(await callOnce(bound, fleetHeaders(bound.apiKey))).toMatchObject({ status: 403, body: FORBIDDEN })
    const headers = { authorization: `Bearer ${bound.apiKey}` }
    const client = tlsClient(port, { ca, cert: bound.cert, key: bound.key })
    for (const path of ['/partner/v1/orgs', '/v1/whoami'])
      expect((await client.call(path, { method: 'GET', headers })).status, path).toBe(401)
    client.close()
  })

  it('takes no header’s word for a certificate', async () => {
    const bound = await mint(await createWirePartner(server))
    const { fingerprint256, raw } = new X509Certificate(bound.cert)
    const told = {
      ...fleetHeaders(bound.apiKey, 'partner-api'),
      'x-ssl-client-verify': 'SUCCESS',
      'x-ssl-client-cert': encodeURIComponent(bound.cert),
      'x-forwarded-client-cert': `Hash=${fingerprint256.replaceAll(':', '').toLowerCase()}`,
      'client-cert': `:${Buffer.from(raw).toString('base64')}:`,
    }
    expect(await callOnce({}, told)).toEqual({ status: 401, body: UNAUTHENTICATED })
    expect((await send(`${server.url}${PATH}`, 'POST', { headers: told, body: {} })).status).toBe(401)
  })
})

describe('an end', () => {
  it('of the token counts at once, on a connection that is kept alive', async () => {
    const partner = await createWirePartner(server)
    const bound = await mint(partner)
    const client = tlsClient(port, { ca, cert: bound.cert, key: bound.key, keepAlive: true, maxSockets: 1 })
    const headers = fleetHeaders(bound.apiKey, 'partner-api')
    expect((await client.call(PATH, { headers, body: {} })).status).toBe(200)
    const tokens = await callAs(server, 'fleet', partner.key, 'POST', '/api/partner/getApiTokens', {
      body: {},
    })
    const { apiTokens } = tokens.body as { apiTokens: { tokenUuid: string; authType: string }[] }
    const { tokenUuid } = apiTokens.find(({ authType }) => authType === 'CERT') ?? {}
    const body = { tokenUuid }
    await callAs(server, 'fleet', partner.key, 'POST', '/api/partner/revokeApiToken', { body })
    const refused = await client.call(PATH, { headers, body: {} })
    expect([refused.status, refused.reusedSocket]).toEqual([403, true])
    client.close()
    expect((await callOnce(bound, headers)).status).toBe(403)
  })

  it('of the certificate is that of the key that minted it, on old and new connections', async () => {
    const partner = await createWirePartner(server)
    const expiresAt = new Date(Date.now() + 8_000).toISOString()
    const issued = await operate(server, 'POST', `/partners/${partner.id}/keys`, {
      body: { name: 'x', expiresAt },
    })
    const bound = await mint({ key: (issued.body as { apiKey: string }).apiKey })
    const client = tlsClient(port, { ca, cert: bound.cert, key: bound.key, keepAlive: true, maxSockets: 1 })
    const headers = fleetHeaders(bound.apiKey, 'partner-api')
    const deadline = Date.now() + 120_000
    const statuses = new Set<number>()
    while (!statuses.has(403)) {
      expect(Date.now()).toBeLessThan(deadline)
      statuses.add((await client.call(PATH, { headers, body: {} })).status)
      await sleep(50)
    }
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(new X509Certificate(bound.cert).validTo))
    expect([...statuses]).toEqual([200, 403])
    client.close()
    expect((await callOnce(bound, headers)).status).toBe(403)
  })
})

describe('a resumed session', () => {
  /** Connects, resuming a session if one is given, and asks on the connection; answers status and the next session. */
  const ask = async (apiKey: string, options: ConnectionOptions) => {
    const socket: TLSSocket = connect({ host: '127.0.0.1', port, ca, ...options })
    let session: Buffer | undefined = socket.getSession()
    socket.on('session', (next: Buffer) => {
      session = next
    })
    await once(socket, 'secureConnect')
    const resumed = socket.isSessionReused()
    const head = Object.entries({ ...fleetHeaders(apiKey, 'partner-api'), connection: 'close' })
    const lines = [
      'host: x',
      'content-type: application/json',
      'content-length: 2',
      ...head.map((pair) => pair.join(': ')),
    ]
    socket.write(`POST ${PATH} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n{}`)
    let text = ''
    for await (const chunk of socket.setEncoding('utf8')) text += chunk
    return { status: Number(text.slice(9, 12)), resumed, session }
  }

  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'speaks for the certificate that it began with and no other (%s)',
    async (version) => {
      const partner = await createWirePartner(server)
      const [bound, other] = [await mint(partner), await mint(partner)]
      const by = ({ cert, key }: ClientCertificate): ConnectionOptions => ({ cert, key, maxVersion: version })
      const first = await ask(bound.apiKey, by(bound))
      expect([first.status, first.resumed]).toEqual([200, false])
      const { session } = first
      const again = await ask(bound.apiKey, { ...by(bound), ...(session && { session }) })
      expect([again.status, again.resumed]).toEqual([200, true])
      // The session of one certificate is of no use to the token of another, whichever is shown with it.
      const stolen = await ask(other.apiKey, { ...by(bound), ...(session && { session }) })
      expect([stolen.status, stolen.resumed]).toEqual([403, true])
      const anonymous = await ask(bound.apiKey, { maxVersion: version })
      expect(anonymous.status).toBe(401)
      const begunWithout = await ask(bound.apiKey, {
        ...by(bound),
        ...(anonymous.session && { session: anonymous.session }),
      })
      expect([begunWithout.status, begunWithout.resumed]).toEqual([401, true])
    },
  )
})
