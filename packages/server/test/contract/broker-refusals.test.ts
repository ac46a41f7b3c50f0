import { describe, expect, it } from 'vitest'
import { admin, bearer, createTestOrg, createTestPartner, fleetHeaders } from '../support/partners.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()

const PARTNER_CALLS = [
  ['GET', '/v1/partner/orgs'],
  ['POST', '/v1/partner/orgs'],
  ['GET', '/v1/partner/orgs/01900000-0000-7000-8000-000000000000'],
  ['DELETE', '/v1/partner/orgs/01900000-0000-7000-8000-000000000000'],
  ['GET', '/partner/orgs'],
  ['POST', '/partner/orgs'],
  ['GET', '/partner/orgs/01900000-0000-7000-8000-000000000000'],
  ['DELETE', '/partner/orgs/01900000-0000-7000-8000-000000000000'],
] as const
const ORG_CALLS = [
  ['GET', '/v1/projects'],
  ['GET', '/v1/agents'],
  ['GET', '/v1/org/partner/status'],
  ['GET', '/org/partner/status'],
] as const
const CALLS = [...PARTNER_CALLS, ...ORG_CALLS, ['GET', '/v1/whoami'] as const]

const call = (method: string, path: string, headers: Record<string, string>) =>
  tenantry().call(method, path, { headers, ...(method === 'POST' && { body: { name: 'Never made' } }) })

const refused = (type: string) => ({ error: { message: expect.any(String), type } })

describe('who is refused (the table of refusals; OpenAPI, "Error")', () => {
  it.each(CALLS)('answers 401 to %s %s without a credential that holds', async (method, path) => {
    const partner = await createTestPartner(tenantry())
    const { key } = partner
    const lacking = [{}, { authorization: key }, { authorization: `Basic ${key}` }, fleetHeaders(key)]
    const wrong = ['garbage', `${key}A`, 'a.b.c', OPERATOR_KEY].map(bearer)
    for (const headers of [...lacking, ...wrong]) {
      const { status, body } = await call(method, path, headers)
      expect([status, body]).toEqual([401, refused('authentication_error')])
    }
  })

  it.each(PARTNER_CALLS)('answers 403 to %s %s with an organization’s credential', async (method, path) => {
    const partner = await createTestPartner(tenantry())
    const { orgApiKey, projectApiKey, agentToken } = await createTestOrg(partner)
    const before = await eventsOf(tenantry(), partner)
    for (const key of [orgApiKey, projectApiKey, agentToken]) {
      const { status, body } = await call(method, path, bearer(key))
      expect([status, body]).toEqual([403, refused('permission_error')])
    }
    expect(await eventsOf(tenantry(), partner)).toEqual(before)
  })

  it.each(ORG_CALLS)('answers 403 to %s %s with a partner key', async (method, path) => {
    const partner = await createTestPartner(tenantry())
    const { projectId } = await createTestOrg(partner)
    for (const more of [{}, { 'x-project-id': projectId }]) {
      const { status, body } = await call(method, path, { ...bearer(partner.key), ...more })
      expect([status, body]).toEqual([403, refused('permission_error')])
    }
  })

  it('answers 403 to an agent token on project endpoints', async () => {
    const { agentToken } = await createTestOrg(await createTestPartner(tenantry()))
    for (const path of ['/v1/projects', '/v1/agents'])
      expect((await call('GET', path, bearer(agentToken))).status).toBe(403)
  })

  it('answers alike to a revoked key, an inactive partner’s keys and one that never was', async () => {
    const revoked = await createTestPartner(tenantry())
    const inactive = await createTestPartner(tenantry())
    const { orgApiKey, projectApiKey, agentToken } = await createTestOrg(inactive)
    const never = await call('GET', '/v1/whoami', bearer('oc_never'))
    await admin(tenantry(), 'DELETE', `/partners/${revoked.id}/keys/${revoked.keyId}`)
    await admin(tenantry(), 'PATCH', `/partners/${inactive.id}`, { body: { active: false } })
    for (const key of [revoked.key, inactive.key, orgApiKey, projectApiKey, agentToken]) {
      const { status, text } = await call('GET', '/v1/whoami', bearer(key))
      expect([status, text]).toEqual([401, never.text])
    }
  })

  it('answers 403 outside the partner’s allow list, which does not bind the customer’s keys', async () => {
    const partner = await createTestPartner(tenantry())
    const { orgApiKey, agentToken } = await createTestOrg(partner)
    await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { ipAllowList: ['203.0.113.7'] } })
    const from = '198.51.100.7'
    const { status, body } = await partner.broker('GET', '/v1/partner/orgs', { from })
    expect([status, body]).toEqual([403, refused('permission_error')])
    for (const key of [orgApiKey, agentToken])
      expect((await tenantry().call('GET', '/v1/whoami', { headers: bearer(key), from })).status).toBe(200)
  })

  it('answers 429 with Retry-After once the partner’s minute is used up', async () => {
    const partner = await createTestPartner(tenantry(), { rateLimitPerMinute: 1 })
    expect((await partner.broker('GET', '/v1/partner/orgs')).status).toBe(200)
    const { status, body, headers } = await partner.broker('GET', '/partner/orgs')
    expect([status, body]).toEqual([429, refused('rate_limit_error')])
    expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1)
  })
})

describe('bodies, paths and methods', () => {
  it('answers what the route itself refuses flat, and what lies behind it in an envelope', async () => {
    const partner = await createTestPartner(tenantry())
    const flat = await partner.broker('POST', '/v1/partner/orgs', { raw: '{' })
    expect([flat.status, flat.body]).toEqual([400, { error: 'body must be JSON' }])
    const behind = await partner.broker('GET', '/v1/partner/orgs/nope')
    expect([behind.status, behind.body]).toEqual([404, refused('not_found_error')])
  })

  it.each([
    '/v1',
    '/v1/',
    '/v1/nope',
    '/v1/partner/',
    '/v1/partner/nope',
    '/partner',
    '/partner/nope',
    '/org',
    '/org/partner',
    '/org/partner/nope',
  ])('answers 404 on %s in the dialect’s words, with and without a key', async (path) => {
    const { key } = await createTestPartner(tenantry())
    for (const headers of [{}, bearer(key)]) {
      const { status, body } = await call('GET', path, headers)
      expect([status, body]).toEqual([404, { error: { message: 'Not found', type: 'not_found_error' } }])
    }
  })

  it.each(['/projects', '/agents', '/whoami', '/partners', '/v10/health', '/organisation'])(
    'serves nothing on %s: without /v1 only the guide’s own paths exist',
    async (path) => {
      const { key } = await createTestPartner(tenantry())
      const { status, body } = await call('GET', path, bearer(key))
      const message = 'No dialect owns this path, and no upstream is set that it could be passed to'
      expect([status, body]).toEqual([404, { error: 'Not Found', message }])
    },
  )

  it.each([
    ['PUT', '/v1/partner/orgs', 'GET, HEAD, POST'],
    ['PATCH', '/partner/orgs', 'GET, HEAD, POST'],
    ['POST', '/v1/partner/orgs/01900000-0000-7000-8000-000000000000', 'GET, HEAD, DELETE'],
    ['PUT', '/partner/orgs/nope', 'GET, HEAD, DELETE'],
    ['POST', '/v1/health', 'GET, HEAD'],
    ['OPTIONS', '/org/partner/status', 'GET, HEAD'],
  ])('answers 405 to %s %s and says what is served', async (method, path, allow) => {
    const { status, body, headers } = await tenantry().call(method, path)
    const error = { message: 'Method not allowed', type: 'invalid_request_error' }
    expect([status, body, headers['allow']]).toEqual([405, { error }, allow])
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })
})
