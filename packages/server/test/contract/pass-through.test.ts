import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { rawExchange, rawRequest } from '../property/support/raw-exchange.ts'
import {
  bearer,
  createTestOrg,
  createTestPartner,
  fleetHeaders,
  type TestPartner,
} from '../support/partners.ts'
import { openTenantry, type TestTenantry, useTenantry } from '../support/tenantry.ts'
import { openUpstream, type TestUpstream } from '../support/upstream.ts'
import { issueKey } from './partner-keys.ts'

let upstream: TestUpstream
let tenantry: TestTenantry
let partner: TestPartner
let port: number
let url: string
beforeAll(async () => {
  upstream = await openUpstream()
  tenantry = await openTenantry(
    { now: () => new Date(), upstreamTimes: { connectMs: 2_000, headersMs: 500, idleMs: 1_500 } },
    { TENANTRY_UPSTREAM_URL: `${upstream.url}/base/` },
  )
  await tenantry.http.listen({ port: 0, host: '127.0.0.1' })
  port = (tenantry.http.server.address() as AddressInfo).port
  url = `http://127.0.0.1:${port}`
  partner = await createTestPartner(tenantry)
})
afterAll(async () => {
  tenantry.http.server.closeAllConnections()
  await tenantry.close()
  await upstream.close()
})
const ok: TestUpstream['answer'] = (request, response) => {
  request.resume().once('end', () => response.end('ok'))
}
beforeEach(() => {
  upstream.seen.length = 0
  upstream.answer = ok
})

const get = (path: string, headers: Record<string, string> = bearer(partner.key), init: RequestInit = {}) =>
  fetch(`${url}${path}`, { headers, redirect: 'manual', ...init })
const seenHeaders = () => upstream.seen[0]?.headers ?? {}
const assertion = async () =>
  jwtVerify(
    String(seenHeaders()['x-tenantry-assertion']),
    createRemoteJWKSet(new URL('/.well-known/jwks.json', url)),
    {
      issuer: 'https://tenantry.example',
      audience: upstream.url,
      algorithms: ['EdDSA'],
      typ: 'assertion+jwt',
    },
  )

describe('a call that no dialect owns', () => {
  it('reaches the upstream below its base, to the letter, with a signed word of who calls', async () => {
    const answer = await get('/bookings/7%20a?x=%2F..&y')
    expect([answer.status, await answer.text()]).toEqual([200, 'ok'])
    expect(upstream.seen[0]?.url).toBe('/base/bookings/7%20a?x=%2F..&y')
    const { payload, protectedHeader } = await assertion()
    expect(protectedHeader).toMatchObject({ alg: 'EdDSA', typ: 'assertion+jwt' })
    expect(payload).toEqual({
      iss: 'https://tenantry.example',
      aud: upstream.url,
      sub: `partner/${partner.id}`,
      iat: expect.any(Number),
      exp: Number(payload.iat) + 60,
      jti: expect.any(String),
      partner_id: partner.id,
      actor: `partner/${partner.id}`,
      credential_id: partner.keyId,
      scope: expect.stringContaining('orgs:'),
      request_id: answer.headers.get('x-request-id'),
    })
  })

  it('names organization and project of their own keys, by Bearer and by the fleet’s headers', async () => {
    const org = await createTestOrg(partner)
    await get('/x', fleetHeaders(org.orgApiKey, 'api-token'))
    expect((await assertion()).payload).toMatchObject({
      sub: `org/${org.organizationId}`,
      org_id: org.organizationId,
      actor: `org/${org.organizationId}`,
    })
    upstream.seen.length = 0
    await get('/x', bearer(org.projectApiKey))
    expect((await assertion()).payload).toMatchObject({
      sub: `org/${org.organizationId}`,
      project_id: org.projectId,
      actor: `project/${org.projectId}`,
    })
  })

  it('carries no credential, nothing that only this server may say, and nothing for the next hop', async () => {
    const sent = {
      ...bearer(partner.key),
      cookie: 'a=b',
      'proxy-authorization': 'Basic eDp5',
      'x-auth-scheme': 'partner-api-token',
      'x-tenantry-assertion': 'forged',
      X_Tenantry_Assertion: 'forged',
      'x-tenantry-org': 'forged',
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-prefix': '/x',
      forwarded: 'for=6.6.6.6',
      te: 'trailers',
      upgrade: 'websocket',
      connection: 'close, x-secret-hop, x-tenantry-assertion',
      'x-secret-hop': 'hop',
      'x-kept': 'kept',
    }
    const { status } = await rawExchange(port, rawRequest('GET /x', Object.entries(sent)))
    expect(status).toBe(200)
    const { 'x-tenantry-assertion': word, ...rest } = seenHeaders()
    expect(word).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(rest).toEqual({
      connection: expect.any(String),
      host: new URL(upstream.url).host,
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'tenantry.example',
      'x-forwarded-proto': 'https',
      'x-kept': 'kept',
      'x-request-id': expect.any(String),
    })
    expect(JSON.stringify(upstream.seen[0]?.rawHeaders)).not.toContain(partner.key)
  })

  it('answers with the upstream’s status, headers and body, without its cookies and next-hop headers', async () => {
    upstream.answer = (_request, response) =>
      response
        .writeHead(307, {
          location: 'https://elsewhere.example/',
          'set-cookie': ['session=1', 'x=2'],
          'access-control-allow-origin': '*',
          'x-request-id': 'theirs',
          'x-tenantry-assertion': 'echo',
          'x-own': ['1', '2'],
        })
        .end('{"broken')
    const answer = await get('/x')
    expect([answer.status, await answer.text()]).toEqual([307, '{"broken'])
    const headers = Object.fromEntries(answer.headers)
    expect(headers).toMatchObject({ location: 'https://elsewhere.example/', 'x-own': '1, 2' })
    for (const name of ['set-cookie', 'access-control-allow-origin', 'x-tenantry-assertion'])
      expect(headers).not.toHaveProperty(name)
    expect(headers['x-request-id']).not.toBe('theirs')
    expect(headers['ratelimit-policy']).toContain('"upstream"')
  })

  it.each(['HEAD', 'OPTIONS', 'DELETE', 'PUT'])('goes on as %s', async (method) => {
    expect((await get('/x', bearer(partner.key), { method })).status).toBe(200)
    expect(upstream.seen[0]?.method).toBe(method)
  })
})

describe('who may call', () => {
  it('nobody without a machine’s credential: 401 without one, for a session’s cookie and for a bad key', async () => {
    for (const headers of [{}, { cookie: 'better-auth.session_token=x' }, bearer('oc_partner_x')])
      expect((await get('/x', headers)).status).toBe(401)
    expect(upstream.seen).toEqual([])
  })

  it('no agent (403), no two credentials and no x-auth-org (400)', async () => {
    const { agentToken } = await createTestOrg(partner)
    expect((await get('/x', bearer(agentToken))).status).toBe(403)
    expect((await get('/x', { ...bearer(partner.key), ...fleetHeaders(partner.key) })).status).toBe(400)
    expect((await get('/x', { ...bearer(partner.key), 'x-auth-org': 'x' })).status).toBe(400)
    expect(upstream.seen).toEqual([])
  })

  it('a revoked key gets 401 at once, and what it had open ends', async () => {
    const { id, apiKey } = await issueKey(tenantry, partner, {})
    upstream.answer = (_request, response) => void response.writeHead(200).write('first')
    const open = await get('/stream', bearer(apiKey))
    const rest = open.text()
    rest.catch(() => {})
    const { status } = await partner.broker('DELETE', `/v1/partner/keys/${id}`)
    expect(status).toBeLessThan(300)
    upstream.answer = ok
    expect((await get('/x', bearer(apiKey))).status).toBe(401)
    await expect(rest).rejects.toThrow()
  })

  it('an assertion is no key here', async () => {
    await get('/x')
    const word = String(seenHeaders()['x-tenantry-assertion'])
    expect(await tenantry.domain.signingKeys.isOurs(word)).toBe(false)
    for (const path of ['/x', '/partner/v1/orgs', '/v1/partner']) {
      expect((await get(path, bearer(word))).status, path).toBe(401)
    }
  })
})

describe('paths', () => {
  it.each([
    ...['/partner/nope', '/org/nope', '/v1/nope', '/api/nope', '/API/nope', '/%61pi/nope', '/admin/nope'],
    ...['/oauth/x', '/media/x', '/device/x', '/claim/x', '/join/x', '/receipt/x', '/docs/nope', '/openapi/x'],
    ...['/metrics/x', '/healthz/x', '/readyz/x', '/.well-known/x', '/widget/x', '/%2561pi/x', '/api;x/y'],
  ])('%s is never passed on', async (path) => {
    const { status } = await get(path)
    expect([status >= 400 && status < 500, upstream.seen.length]).toEqual([true, 0])
  })

  it.each([
    ...['/a/../../x', '/a/%2e%2E/x', '/a%2f..%2fx', '/a//b', '//evil.example/x', '/a/./b', '/a\\b', '/a%5cb'],
    ...['/a/..;/b', '/%252e%252e/x', '/a%00', '/a%ZZ', 'http://evil.example/x', '/a#b', '*'],
  ])('%s is refused: it could mean another place', async (path) => {
    const { status } = await rawExchange(port, rawRequest(`GET ${path}`, bearer(partner.key)))
    expect([status, upstream.seen.length]).toEqual([400, 0])
  })

  it('CONNECT and TRACE open nothing', async () => {
    for (const line of ['CONNECT evil.example:443', 'TRACE /x'])
      expect([0, 400]).toContain((await rawExchange(port, rawRequest(line, bearer(partner.key)))).status)
    expect(upstream.seen).toEqual([])
  })

  it.each([
    [
      'two lengths',
      [
        ['content-length', '3'],
        ['content-length', '4'],
      ],
    ],
    [
      'a length and chunks',
      [
        ['content-length', '3'],
        ['transfer-encoding', 'chunked'],
      ],
    ],
    ['another coding', [['transfer-encoding', 'gzip, chunked']]],
  ] as const)('a body framed by %s is refused', async (_, framing) => {
    const headers = [...Object.entries(bearer(partner.key)), ...framing]
    const { status } = await rawExchange(port, rawRequest('POST /x', headers, '0\r\n\r\n'))
    expect([status, upstream.seen.length]).toEqual([400, 0])
  })
})

const MIB = 1024 * 1024
// More than the buffers of all sockets on the way.
const SIZE = 128 * MIB

describe('bodies', () => {
  it('stream both ways, 128 MiB each, without being gathered', async () => {
    upstream.answer = (request, response) => void request.pipe(response)
    const call = httpRequest(`${url}/echo`, { method: 'POST', headers: bearer(partner.key) })
    const piece = Buffer.alloc(MIB, 7)
    let sent = 0
    const source = Readable.from(
      (function* () {
        for (; sent < SIZE; sent += MIB) yield piece
      })(),
      { objectMode: false, highWaterMark: MIB },
    )
    source.pipe(call)
    const [answer] = (await once(call, 'response')) as [IncomingMessage]
    // Nobody reads: what is under way fills the sockets and then waits.
    let before = -1
    await vi.waitFor(
      () => {
        const stalled = sent === before
        before = sent
        expect(stalled).toBe(true)
      },
      { timeout: 5_000, interval: 200 },
    )
    expect(sent).toBeLessThan(SIZE)
    let received = 0
    for await (const chunk of answer) received += (chunk as Buffer).length
    expect(received).toBe(SIZE)
  })

  it('are not read as JSON, and an event stream arrives piece by piece', async () => {
    let go: () => void = () => {}
    upstream.answer = (request, response) => {
      request.resume()
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
      go = () => void response.write('data: 1\n\n')
    }
    const headers = { ...bearer(partner.key), 'content-type': 'application/json' }
    const answer = await get('/events', headers, { method: 'POST', body: '{not json' })
    const reader = answer.body?.getReader()
    for (let piece = 0; piece < 2; piece++) {
      go()
      expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('data: 1\n\n')
    }
    const gone = once(upstream.seen[0]?.socket ?? upstream.server, 'close')
    await reader?.cancel()
    await gone
  })
})

describe('an upstream that fails', () => {
  const bodyOf = async (path: string) => {
    const answer = await get(path)
    return [answer.status, await answer.json()]
  }
  it('is 502 where it breaks off or talks something else', async () => {
    const message = 'The product behind this server cannot be reached'
    upstream.answer = (request) => void request.socket.destroy()
    expect(await bodyOf('/x')).toEqual([502, { error: 'Bad Gateway', message }])
    upstream.answer = (request) => void request.socket.end('hello\r\n\r\n')
    expect(await bodyOf('/x')).toEqual([502, { error: 'Bad Gateway', message }])
  })

  it('is 504 where it does not answer in time', async () => {
    upstream.answer = () => {}
    const message = 'The product behind this server did not answer in time'
    expect(await bodyOf('/x')).toEqual([504, { error: 'Gateway Timeout', message }])
  })

  it('cuts the answer off where it stops in the middle', async () => {
    upstream.answer = (_request, response) => void response.writeHead(200).write('half')
    await expect((await get('/x')).text()).rejects.toThrow()
  })

  it('is 502 where it refuses the connection', async () => {
    const gone = await openUpstream()
    await gone.close()
    const other = await openTenantry({}, { TENANTRY_UPSTREAM_URL: gone.url })
    const { key } = await createTestPartner(other)
    expect((await other.call('GET', '/x', { headers: bearer(key) })).status).toBe(502)
    await other.close()
  })

  it('is told apart by neither log nor metrics by more than a route of one name', async () => {
    await get('/some/path/with-an-id')
    const metrics = await (await get('/metrics')).text()
    expect(metrics).toContain('route="upstream"')
    expect(metrics + tenantry.log()).not.toContain('with-an-id')
    expect(tenantry.log()).not.toContain('eyJhbGci')
  })
})

describe('without an upstream', () => {
  const without = useTenantry()
  it('the 404 says so, whatever the body is', async () => {
    const { status, body } = await without().call('POST', '/bookings', {
      raw: 'x',
      headers: { 'content-type': 'text/plain' },
    })
    const message = 'No dialect owns this path, and no upstream is set that it could be passed to'
    expect([status, body]).toEqual([404, { error: 'Not Found', message }])
  })
})
