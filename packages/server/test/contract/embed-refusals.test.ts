import { describe, expect, it } from 'vitest'
import {
  admin,
  bearer,
  createTestOrg,
  createTestPartner,
  fleetHeaders,
  type TestPartner,
} from '../support/partners.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()

const get = (headers: Record<string, string>) => tenantry().call('GET', '/partner/v1/orgs', { headers })
const settings = (partner: TestPartner, body: unknown) =>
  admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body })

const WAYS_TO_LACK_A_TOKEN: readonly (readonly [string, (key: string) => Record<string, string>])[] = [
  ['no header', () => ({})],
  ['an empty header', () => ({ authorization: '' })],
  ['a scheme without a token', () => ({ authorization: 'Bearer ' })],
  ['the key without a scheme', (key) => ({ authorization: key })],
  ['another scheme', (key) => ({ authorization: `Basic ${Buffer.from(`x:${key}`).toString('base64')}` })],
  ['two tokens', (key) => ({ authorization: `Bearer ${key} ${key}` })],
  ['the fleet dialect’s headers', (key) => fleetHeaders(key)],
]

const WRONG_TOKENS: readonly (readonly [string, (key: string) => string])[] = [
  ['garbage', () => 'garbage'],
  ['a key with a typo', (key) => `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`],
  ['a key with a letter more', (key) => `${key}A`],
  ['a key that nobody issued', () => 'oc_partner_00000000000000000000000000000000000000'],
  ['something like a JWT', () => 'eyJhbGciOiJub25lIn0.eyJqdGkiOiJ4In0.'],
  ['the operator key', () => OPERATOR_KEY],
]

describe('who is refused (embed guide, "Authentication" and "Security layers")', () => {
  it.each(WAYS_TO_LACK_A_TOKEN)('answers 401 to %s', async (_what, headersFor) => {
    const partner = await createTestPartner(tenantry())
    const { status, body } = await get(headersFor(partner.key))
    expect(status).toBe(401)
    expect(body).toEqual({ statusCode: 401, message: 'A credential is required' })
  })

  it.each(WRONG_TOKENS)('answers 401 to %s', async (_what, tokenFor) => {
    const partner = await createTestPartner(tenantry())
    const { status, body } = await get(bearer(tokenFor(partner.key)))
    expect(status).toBe(401)
    expect(body).toEqual({ statusCode: 401, message: 'Invalid credential' })
  })

  it('takes the scheme in any letter case', async () => {
    const { key } = await createTestPartner(tenantry())
    for (const scheme of ['Bearer', 'bearer', 'BEARER'])
      expect((await get({ authorization: `${scheme} ${key}` })).status).toBe(200)
  })

  it('answers alike to a revoked key, an inactive partner’s key and one that never was', async () => {
    const revoked = await createTestPartner(tenantry())
    const inactive = await createTestPartner(tenantry())
    const never = await get(bearer('oc_partner_never'))
    await admin(tenantry(), 'DELETE', `/partners/${revoked.id}/keys/${revoked.keyId}`)
    await settings(inactive, { active: false })
    for (const { key } of [revoked, inactive]) {
      const { status, text } = await get(bearer(key))
      expect([status, text]).toEqual([401, never.text])
    }
  })

  it('answers 401 to the credentials of an organization, whatever its kind', async () => {
    const partner = await createTestPartner(tenantry())
    const { orgApiKey, projectApiKey, agentToken } = await createTestOrg(partner)
    for (const key of [orgApiKey, projectApiKey, agentToken]) {
      const { status, body } = await get(bearer(key))
      expect([status, body]).toEqual([401, { statusCode: 401, message: 'Invalid credential' }])
    }
  })

  it('answers 403 to a request from outside the allow list, and writes nothing', async () => {
    const partner = await createTestPartner(tenantry(), { ipAllowList: ['203.0.113.0/24', '2001:db8::/32'] })
    const from = (address: string) =>
      partner.embed('POST', '/orgs', { body: { name: 'Acme Tours' }, from: address })
    const refused = await from('198.51.100.7')
    expect([refused.status, refused.body]).toEqual([
      403,
      { statusCode: 403, message: 'Requests from this address are not allowed' },
    ])
    expect(await eventsOf(tenantry(), partner)).toEqual([])
    for (const address of ['203.0.113.9', '::ffff:203.0.113.9', '2001:db8::1'])
      expect((await from(address)).status).toBe(201)
  })

  it('believes no X-Forwarded-For while no proxy is trusted', async () => {
    const partner = await createTestPartner(tenantry(), { ipAllowList: ['203.0.113.9'] })
    const forged = await partner.embed('GET', '/orgs', {
      headers: { 'x-forwarded-for': '203.0.113.9' },
      from: '198.51.100.7',
    })
    expect(forged.status).toBe(403)
  })

  it('answers 429 with Retry-After once the partner’s minute is used up', async () => {
    const partner = await createTestPartner(tenantry(), { rateLimitPerMinute: 2 })
    const answers = [await partner.embed('GET', '/orgs'), await partner.embed('GET', '/orgs')]
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const { status, body, headers } = await partner.embed('GET', '/orgs')
    expect([status, body]).toEqual([429, { statusCode: 429, message: 'Too many requests' }])
    expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1)
    expect(headers['ratelimit']).toMatch(/^"embed";r=0;t=\d+$/)
    expect(headers['ratelimit-policy']).toBe('"embed";q=2;w=60')
  })
})

describe('paths and methods', () => {
  it.each([
    '/partner/v1',
    '/partner/v1/',
    '/partner/v1/nope',
    '/partner/v1/orgs/',
    '/partner/v1/orgs/some-id/nope',
    '/partner/v1/orgs/by-external-id/some-id/nope',
  ])('answers 404 on %s in the dialect’s words, with and without a key', async (path) => {
    const { key } = await createTestPartner(tenantry())
    for (const headers of [{}, bearer(key)]) {
      const { status, body } = await tenantry().call('GET', path, { headers })
      expect([status, body]).toEqual([404, { statusCode: 404, message: 'Not found' }])
    }
  })

  it.each([
    ['PUT', '/partner/v1/orgs', 'GET, HEAD, POST'],
    ['DELETE', '/partner/v1/orgs', 'GET, HEAD, POST'],
    ['OPTIONS', '/partner/v1/orgs', 'GET, HEAD, POST'],
    ['POST', '/partner/v1/orgs/by-external-id/1', 'GET, HEAD'],
  ])('answers 405 to %s %s and says what is served', async (method, path, allow) => {
    const { status, body, headers } = await tenantry().call(method, path)
    expect([status, body]).toEqual([405, { statusCode: 405, message: 'Method not allowed' }])
    expect(headers['allow']).toBe(allow)
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })
})
