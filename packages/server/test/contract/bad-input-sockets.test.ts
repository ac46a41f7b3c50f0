import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { databaseDigest } from '../property/support/database-digest.ts'
import { type RawAnswer, rawExchange, rawRequest } from '../property/support/raw-exchange.ts'
import { refuseLeaks } from '../property/support/refusal-shapes.ts'
import { bearer, createTestPartner, fleetHeaders, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
let port: number
let partner: TestPartner
let before: Record<string, string>
beforeAll(async () => {
  await tenantry().http.listen({ port: 0, host: '127.0.0.1' })
  port = (tenantry().http.server.address() as AddressInfo).port
  partner = await createTestPartner(tenantry())
  before = await databaseDigest(tenantry())
})

afterEach(async () => {
  expect(await databaseDigest(tenantry()), 'nothing was written').toEqual(before)
  const { status } = await rawExchange(port, rawRequest('GET /v1/health', {}))
  expect(status, 'the server still answers').toBe(200)
})

const JSON_TYPE = { 'content-type': 'application/json' }

const expectRefused = (answer: RawAnswer, ...statuses: readonly number[]): void => {
  expect(statuses, `${answer.status} ${answer.text}`).toContain(answer.status)
  refuseLeaks({ ...answer, body: undefined }, 'raw', partner.key)
}

it.each([
  ['two slashes', '//partner/v1/orgs'],
  ['two slashes inside', '/partner//v1/orgs'],
  ['a trailing slash', '/partner/v1/orgs/'],
  ['a trailing slash and more', '/partner/v1/orgs/x/y/z'],
  ['a step up', '/partner/v1/../v1/orgs'],
  ['an encoded step up', '/partner/v1/%2e%2e/v1/orgs'],
  ['an encoded slash', '/partner%2Fv1/orgs'],
  ['a step up to the operator', '/partner/v1/../../admin/v1/partners'],
  ['a dot', '/partner/v1/./orgs'],
  ['another case', '/Partner/V1/Orgs'],
  ['a matrix parameter', '/partner/v1/orgs;limit=1'],
  ['a backslash', '/partner/v1\\orgs'],
  ['an encoded NUL', '/partner/v1/orgs%00'],
  ['an encoding that does not decode', '/partner/v1/orgs%ZZ'],
  ['bytes that are not UTF-8', '/partner/v1/orgs%C3%28'],
  ['a template', '/v1/partner/orgs/:orgId/x'],
  ['an asterisk', '*'],
])('a path with %s is no other path: 404', async (_, path) => {
  expectRefused(await rawExchange(port, rawRequest(`GET ${path}`, bearer(partner.key))), 404)
  const post = rawRequest(
    `POST ${path}`,
    { ...bearer(partner.key), ...JSON_TYPE, 'content-length': '12' },
    '{"name":"x"}',
  )
  expectRefused(await rawExchange(port, post), 404)
})

it.each([
  ['/api/partner/getClients/', { error: 'Not Found', msg: 'No such endpoint' }],
  ['/api/partner/getclients', { error: 'Not Found', msg: 'No such endpoint' }],
  ['/api/../api/partner/getClients', { error: 'Not Found', msg: 'No such endpoint' }],
  ['/api/', { error: 'Not Found', msg: 'No such endpoint' }],
  ['/partner/v1/orgs/', { statusCode: 404, message: 'Not found' }],
  ['/partner/v1', { statusCode: 404, message: 'Not found' }],
  ['/v1/partner/orgs/x/y', { error: { message: expect.any(String), type: 'not_found_error' } }],
  ['/v1/nothing', { error: { message: expect.any(String), type: 'not_found_error' } }],
  ['/partner/orgs/x/y', { error: { message: expect.any(String), type: 'not_found_error' } }],
  ['/org/partner/nothing', { error: { message: expect.any(String), type: 'not_found_error' } }],
])('the dialect that owns %s says that there is no such path', async (path, body) => {
  const headers = {
    ...bearer(partner.key),
    ...fleetHeaders(partner.key),
    ...JSON_TYPE,
    'content-length': '2',
  }
  const answer = await rawExchange(port, rawRequest(`POST ${path}`, headers, '{}'))
  expectRefused(answer, 404)
  expect(JSON.parse(answer.text)).toMatchObject(body)
})

it.each([
  '/partner',
  '/claimx',
  '/auth/x',
  '/apix',
  '/v10/partner/orgs',
  '/administrator',
  '/openapi/x.json',
])('a path that no dialect owns is a plain 404: %s', async (path) => {
  const answer = await rawExchange(port, rawRequest(`GET ${path}`, bearer(partner.key)))
  expectRefused(answer, 404)
})

it.each([
  ['Content-Length shorter than the body', 'content-length: 5', '{"name":"x"}'],
  ['two lengths that differ', 'content-length: 12\r\ncontent-length: 5', '{"name":"x"}'],
  [
    'chunked and a length',
    'transfer-encoding: chunked\r\ncontent-length: 12',
    'c\r\n{"name":"x"}\r\n0\r\n\r\n',
  ],
  ['an unknown transfer coding', 'transfer-encoding: gzip, chunked, x', '{"name":"x"}'],
  ['a chunk size that is no number', 'transfer-encoding: chunked', 'zz\r\n{"name":"x"}\r\n0\r\n\r\n'],
  ['a chunk that is longer than it says', 'transfer-encoding: chunked', '5\r\n{"name":"x"}\r\n0\r\n\r\n'],
  ['a header line without a colon', 'content-length: 12\r\nnonsense', '{"name":"x"}'],
  ['NUL in a header', 'content-length: 12\r\nx-auth-org: a\0b', '{"name":"x"}'],
  ['a bare line feed in a header', 'content-length: 12\r\nx-one: a\nx-two: b: c\r\n d', '{"name":"x"}'],
  ['headers of 100 KB', `content-length: 12\r\nx-large: ${'x'.repeat(100_000)}`, '{"name":"x"}'],
  ['headers of 4 MB', `content-length: 12\r\nx-large: ${'x'.repeat(4_000_000)}`, '{"name":"x"}'],
])('a message with %s is refused', async (_, head, body) => {
  const bytes = `POST /v1/partner/orgs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer ${partner.key}\r\nContent-Type: application/json\r\n${head}\r\n\r\n${body}`
  expectRefused(await rawExchange(port, Buffer.from(bytes, 'latin1')), 400, 431)
})

it.each([
  ['with a length', `content-length: 100\r\n\r\n{"name":"x"}`],
  ['in chunks', 'transfer-encoding: chunked\r\n\r\nc\r\n{"name":"x"}\r\n'],
])('a body %s that ends before it should is never acted on', async (_, rest) => {
  const head = `POST /v1/partner/orgs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${partner.key}\r\nContent-Type: application/json\r\n`
  const answer = await rawExchange(port, `${head}${rest}`, { end: true })
  expect([0, 400], answer.text).toContain(answer.status)
})

it('bytes that are no HTTP are refused', async () => {
  for (const bytes of [
    '\0\0\0\0\r\n\r\n',
    'hello\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    '\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03',
  ]) {
    const answer = await rawExchange(port, Buffer.from(bytes, 'latin1'), { end: true })
    expect([0, 400, 505], answer.text).toContain(answer.status)
  }
})

it('a request without a Host is refused', async () => {
  expectRefused(await rawExchange(port, 'GET /v1/health HTTP/1.1\r\nConnection: close\r\n\r\n'), 400)
})

it('a path of bytes that are no ASCII is refused', async () => {
  const request = rawRequest('GET /partner/v1/orgs/by-external-id/\xe9', bearer(partner.key))
  expectRefused(await rawExchange(port, request), 400, 404)
})

it.each([
  ['fleet', '/api/partner/createPartnerClient', { error: expect.any(String), msg: expect.any(String) }],
  ['embed', '/partner/v1/orgs', { statusCode: 413, message: expect.any(String) }],
  ['broker', '/v1/partner/orgs', { error: expect.any(String) }],
])(
  '%s: a chunked body is cut off at 1 MiB with the dialect’s 413, without a length to warn of it',
  async (_, path, body) => {
    const answer = await new Promise<RawAnswer>((resolve, reject) => {
      const client = httpRequest({
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        headers: { ...bearer(partner.key), ...fleetHeaders(partner.key), ...JSON_TYPE },
      })
      client.on('response', (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: {}, text }))
      })
      // The server may close while the rest is still on its way; without an answer that is a failure.
      client.on('error', reject)
      client.write('{"name":"')
      for (let sent = 0; sent < 18; sent++) client.write('x'.repeat(65_536))
    })
    expectRefused(answer, 413)
    expect(JSON.parse(answer.text)).toEqual(body)
  },
)

it('a chunked body that is fine is read like any other', async () => {
  const one = await createTestPartner(tenantry())
  const head = `POST /v1/partner/orgs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer ${one.key}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`
  const { status, text } = await rawExchange(port, `${head}5\r\n{"nam\r\n7\r\ne":"x"}\r\n0\r\n\r\n`)
  before = await databaseDigest(tenantry())
  expect(status, text).toBe(201)
})

it('a GET with a body is answered as one without, and the next request on the connection too', async () => {
  const head = `GET /partner/v1/orgs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${partner.key}\r\n`
  const first = `${head}Content-Type: application/json\r\nContent-Length: 5\r\n\r\n{"bad`
  const { status, text } = await rawExchange(port, `${first}${head}Connection: close\r\n\r\n`)
  expect(status).toBe(200)
  expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(1)
})
