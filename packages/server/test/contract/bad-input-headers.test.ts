import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { databaseDigest } from '../property/support/database-digest.ts'
import { documentedOperations, takesOrgHeader } from '../property/support/documented-operations.ts'
import { rawExchange, rawRequest } from '../property/support/raw-exchange.ts'
import { refusalMessage, refuseLeaks } from '../property/support/refusal-shapes.ts'
import { sharedWorld, validRequest } from '../property/support/valid-requests.ts'
import { DIALECTS } from '../support/openapi.ts'
import { bearer, fleetHeaders } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { ourSample } from '../support/turns.ts'

const tenantry = useTenantry()
let port: number
beforeAll(async () => {
  await tenantry().http.listen({ port: 0, host: '127.0.0.1' })
  port = (tenantry().http.server.address() as AddressInfo).port
})

const readJson = (text: string): unknown => (text.startsWith('{') ? JSON.parse(text) : undefined)

describe.each(DIALECTS)('%s: a deciding header that is said twice', (dialect) => {
  it('is refused with 400 and named, on every operation that reads it, and nothing is written', async () => {
    const world = await sharedWorld(tenantry())
    const before = await databaseDigest(tenantry())
    for (const operation of ourSample(await documentedOperations(tenantry().http, dialect))) {
      const { method, url, headers, body } = validRequest(operation, world)
      const payload = body === undefined ? '' : JSON.stringify(body)
      const sent = Object.entries({
        ...headers,
        ...(operation.writes && { 'idempotency-key': 'once' }),
        ...(payload !== '' && {
          'content-type': 'application/json',
          'content-length': String(payload.length),
        }),
      })
      for (const [name, value] of sent) {
        if (name === 'content-length') continue
        for (const second of [value, 'another']) {
          const label = `${operation.label}, ${name} twice`
          const answer = await rawExchange(
            port,
            rawRequest(`${method} ${url}`, [...sent, [name.toUpperCase(), second]], payload),
          )
          expect(answer.status, `${label}: ${answer.text}`).toBe(400)
          const message = refusalMessage(dialect, { ...answer, body: readJson(answer.text) }, label)
          expect(message.toLowerCase(), label).toContain(name)
          refuseLeaks({ ...answer, body: undefined }, label, world.partner.key, world.org.orgApiKey)
        }
      }
    }
    expect(await databaseDigest(tenantry())).toEqual(before)
  })
})

it.each(['x-auth-scheme', 'x-auth-apikey', 'x-auth-org'])(
  'fleet: %s with two values in one line is no value',
  async (name) => {
    const { partner, orgRuuid } = await sharedWorld(tenantry())
    const headers: Record<string, string> = { ...fleetHeaders(partner.key), 'x-auth-org': orgRuuid }
    headers[name] = `${headers[name] ?? ''}, ${headers[name] ?? ''}`
    const { status } = await tenantry().call('POST', '/api/org/getOrgV2', { headers, body: {} })
    expect(status).toBe(name === 'x-auth-scheme' ? 401 : 403)
  },
)

it.each([
  ['no scheme', (key: string) => key],
  ['another scheme', (key: string) => `Basic ${key}`],
  ['two tokens', (key: string) => `Bearer ${key} ${key}`],
  ['two credentials in one line', (key: string) => `Bearer ${key}, Bearer ${key}`],
  ['quotes', (key: string) => `Bearer "${key}"`],
  ['no token', () => 'Bearer '],
  ['nothing', () => ''],
  ['a token of 100,000 characters', () => `Bearer ${'x'.repeat(10_000)}`],
])('embed, broker and admin refuse an Authorization header with %s', async (_, authorization) => {
  const { partner } = await sharedWorld(tenantry())
  const headers = { authorization: authorization(partner.key) }
  for (const [dialect, url] of [
    ['embed', '/partner/v1/orgs'],
    ['broker', '/v1/partner/orgs'],
    ['admin', '/admin/v1/partners'],
  ] as const) {
    const answer = await tenantry().call('GET', url, { headers })
    expect(answer.status, url).toBe(401)
    refusalMessage(dialect, answer, url)
    refuseLeaks(answer, url, partner.key)
  }
})

it('the scheme of an Authorization header may be written in any case', async () => {
  const { partner } = await sharedWorld(tenantry())
  for (const scheme of ['bearer', 'BEARER', 'Bearer  ']) {
    const headers = { authorization: `${scheme} ${partner.key}` }
    expect((await tenantry().call('GET', '/partner/v1/orgs', { headers })).status).toBe(200)
  }
})

it('x-auth-org is ignored on partner endpoints whatever it holds', async () => {
  const { partner, orgRuuid } = await sharedWorld(tenantry())
  const operations = await documentedOperations(tenantry().http, 'fleet')
  expect(operations.filter((one) => takesOrgHeader(one) && one.path.startsWith('/api/partner/'))).toEqual([])
  for (const org of ['Acme Corporation', '', orgRuuid, '%00', 'x'.repeat(5_000)])
    expect((await partner.fleet('partner/getClientsV2', {}, { org })).status, org).toBe(200)
})

it.each(['', ' ', '999999999999999999999', '-1', 'x'])(
  'a Content-Length of %j is refused before anything is read',
  async (length) => {
    const { partner } = await sharedWorld(tenantry())
    const before = await databaseDigest(tenantry())
    const answer = await rawExchange(
      port,
      rawRequest(
        'POST /v1/partner/orgs',
        { ...bearer(partner.key), 'content-type': 'application/json', 'content-length': length },
        '{"name":"x"}',
      ),
    )
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(await databaseDigest(tenantry())).toEqual(before)
  },
)
