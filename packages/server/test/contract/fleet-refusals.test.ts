import { afterEach, describe, expect, it } from 'vitest'
import {
  admin,
  bearer,
  createTestOrg,
  createTestPartner,
  fleetHeaders,
  type TestOrg,
  type TestPartner,
} from '../support/partners.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'
import { expectFleet, FORBIDDEN, malformed } from './fleet-answers.ts'
import { ruuidOf } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const START = new Date('2026-03-15T10:30:00.000Z')
afterEach(() => {
  tenantry().clock.now = START
})

const PARTNER_PATH = '/api/partner/getClientsV2'
const CLIENT_PATH = '/api/org/getOrgV2'
const post = (path: string, headers: Record<string, string>, body: unknown = {}) =>
  tenantry().call('POST', path, { headers, body })

const expectUnauthenticated = (answer: Awaited<ReturnType<typeof post>>) => {
  expectFleet(answer, 401, { authenticationFailed: true })
  expect(answer.headers['www-authenticate']).toBe(
    'Bearer resource_metadata="https://tenantry.example/.well-known/oauth-protected-resource"',
  )
}

type HeadersFor = (partner: TestPartner, org: TestOrg) => Record<string, string>

const UNAUTHENTICATED: readonly (readonly [string, HeadersFor])[] = [
  ['nothing', () => ({})],
  ['a key without a scheme', ({ key }) => ({ 'x-auth-apikey': key })],
  ['a scheme without a key', () => ({ 'x-auth-scheme': 'partner-api-token' })],
  ['a scheme with an empty key', () => fleetHeaders('')],
  ['an unknown scheme', ({ key }) => fleetHeaders(key, 'partner-token')],
  ['a scheme in other letters', ({ key }) => fleetHeaders(key, 'Partner-Api-Token')],
  ['a partner key under api-token', ({ key }) => fleetHeaders(key, 'api-token')],
  ['the other dialects’ header', ({ key }) => bearer(key)],
]

const FORBIDDEN_EVERYWHERE: readonly (readonly [string, HeadersFor])[] = [
  ['garbage for a key', () => fleetHeaders('garbage')],
  ['a key that is a name of 22 characters', () => fleetHeaders('AAAAAAAAAAAAAAAAAAAAAA')],
  ['a key with a letter more', ({ key }) => fleetHeaders(`${key}A`)],
  ['the operator key', () => fleetHeaders(OPERATOR_KEY)],
  ['an org key under partner-api-token', (_, { orgApiKey }) => fleetHeaders(orgApiKey)],
  ['a project key', (_, { projectApiKey }) => fleetHeaders(projectApiKey, 'api-token')],
  ['an agent token', (_, { agentToken }) => fleetHeaders(agentToken, 'api-token')],
  ['an unknown key under api-token', () => fleetHeaders('garbage', 'api-token')],
]

describe('who is refused (wire facts, section 5, and the table of refusals)', () => {
  it.each(UNAUTHENTICATED)('answers 401 to %s', async (_what, headersFor) => {
    const partner = await createTestPartner(tenantry())
    const headers = headersFor(partner, await createTestOrg(partner))
    for (const path of [PARTNER_PATH, CLIENT_PATH]) expectUnauthenticated(await post(path, headers))
  })

  it.each(FORBIDDEN_EVERYWHERE)('answers 403 to %s', async (_what, headersFor) => {
    const partner = await createTestPartner(tenantry())
    const headers = headersFor(partner, await createTestOrg(partner))
    for (const path of [PARTNER_PATH, CLIENT_PATH]) expectFleet(await post(path, headers), 403, FORBIDDEN)
  })

  it('answers 403 to an org key on every partner endpoint, and does nothing', async () => {
    const partner = await createTestPartner(tenantry())
    const { orgApiKey, organizationId } = await createTestOrg(partner)
    const before = await eventsOf(tenantry(), partner)
    const clientOrgUuid = ruuidOf(organizationId)
    const headers = fleetHeaders(orgApiKey, 'api-token')
    for (const name of [
      'getClients',
      'getClientsV2',
      'getClientStatusMap',
      'getClientSummaryInfo',
      'createPartnerClient',
      'customizeClient',
      'deleteClient',
    ]) {
      const body = { clientOrgUuid, clientOrgName: 'X', customizations: { inactivityTimeout: 1 } }
      expectFleet(await post(`/api/partner/${name}`, headers, body), 403, FORBIDDEN)
    }
    expect(await eventsOf(tenantry(), partner)).toEqual(before)
  })

  it('answers 403 to a revoked key and to a key of an inactive partner', async () => {
    const revoked = await createTestPartner(tenantry())
    const inactive = await createTestPartner(tenantry())
    const { orgApiKey } = await createTestOrg(inactive)
    await admin(tenantry(), 'DELETE', `/partners/${revoked.id}/keys/${revoked.keyId}`)
    await admin(tenantry(), 'PATCH', `/partners/${inactive.id}`, { body: { active: false } })
    for (const { key } of [revoked, inactive])
      for (const path of [PARTNER_PATH, CLIENT_PATH])
        expectFleet(await post(path, fleetHeaders(key)), 403, FORBIDDEN)
    expectFleet(await post(CLIENT_PATH, fleetHeaders(orgApiKey, 'api-token')), 403, FORBIDDEN)
  })

  it('answers 403 to a key from the moment it expires', async () => {
    const partner = await createTestPartner(tenantry())
    const { body } = await admin(tenantry(), 'POST', `/partners/${partner.id}/keys`, {
      body: { expiresAt: '2026-03-15T10:31:00Z' },
    })
    const headers = fleetHeaders((body as { apiKey: string }).apiKey)
    tenantry().clock.now = new Date('2026-03-15T10:30:59.999Z')
    expect((await post(PARTNER_PATH, headers)).status).toBe(200)
    tenantry().clock.now = new Date('2026-03-15T10:31:00.000Z')
    expectFleet(await post(PARTNER_PATH, headers), 403, FORBIDDEN)
  })

  it('answers 403 outside the allow list, which does not bind the customer’s own key', async () => {
    const partner = await createTestPartner(tenantry())
    const { orgApiKey } = await createTestOrg(partner)
    await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { ipAllowList: ['203.0.113.0/24'] } })
    expectFleet(await partner.fleet('partner/getClientsV2', {}, { from: '198.51.100.7' }), 403, FORBIDDEN)
    expect((await partner.fleet('partner/getClientsV2', {}, { from: '203.0.113.7' })).status).toBe(200)
    const headers = fleetHeaders(orgApiKey, 'api-token')
    const own = await tenantry().call('POST', CLIENT_PATH, { headers, body: {}, from: '198.51.100.7' })
    expect(own.status).toBe(200)
  })

  it('answers 429 in the vendor’s words, with Retry-After', async () => {
    const partner = await createTestPartner(tenantry(), { rateLimitPerMinute: 1 })
    expect((await partner.fleet('partner/getClientsV2')).status).toBe(200)
    const { status, text, headers } = await partner.fleet('partner/getClientsV2')
    expect([status, text]).toEqual([429, 'Too many api requests. Enhance your calm.'])
    expect(headers['content-type']).toMatch(/^text\/plain/)
    expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1)
  })
})

describe('bodies, paths and methods', () => {
  it.each([
    ['no JSON', '{', 'body must be JSON'],
    ['two values', '{}{}', 'body must be JSON'],
    ['a text', '"{}"', 'body must be object'],
    ['a list', '[]', 'body must be object'],
  ])('answers 400 to a body that is %s', async (_what, raw, error) => {
    const partner = await createTestPartner(tenantry())
    expectFleet(await partner.fleet('partner/getClientsV2', undefined, { raw }), 400, malformed(error))
  })

  it.each([
    '/api',
    '/api/',
    '/api/nope',
    '/api/partner/nope',
    '/api/partner',
    '/api/partner/getClientsV2/',
    '/api/camera/createVideoWall',
  ])('answers 404 on %s, with and without a key', async (path) => {
    const { key } = await createTestPartner(tenantry())
    const notFound = { ...FORBIDDEN, status: 404, error: 'Not Found', msg: 'No such endpoint' }
    for (const headers of [{}, fleetHeaders(key)]) expectFleet(await post(path, headers), 404, notFound)
    expectFleet(await tenantry().call('GET', path), 404, notFound)
  })

  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'answers 405 with Allow: POST to %s',
    async (method) => {
      for (const path of [PARTNER_PATH, CLIENT_PATH, '/api/location/createLocation']) {
        const answer = await tenantry().call(method, path)
        expectFleet(answer, 405, {
          ...FORBIDDEN,
          status: 405,
          error: 'Method Not Allowed',
          msg: expect.any(String),
        })
        expect(answer.headers['allow']).toBe('POST')
        expect(answer.headers['access-control-allow-origin']).toBeUndefined()
      }
    },
  )
})
