import { expect, it } from 'vitest'
import { RATE_LIMIT_POLICY } from '../../src/http/rate-limits.ts'
import { refusalMessage } from '../property/support/refusal-shapes.ts'
import { admin, bearer, createTestPartner, fleetHeaders } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry({ rateLimits: { ...RATE_LIMIT_POLICY, failedAuthenticationsMax: 4 } })
const fail = (from: string, dialect: 'fleet' | 'embed' | 'broker' | 'admin', key = 'oc_partner_wrong') => {
  const headers = dialect === 'fleet' ? fleetHeaders(key) : bearer(key)
  const [method, url] = {
    fleet: ['POST', '/api/org/getOrgV2'],
    embed: ['GET', '/partner/v1/orgs'],
    broker: ['GET', '/v1/partner/orgs'],
    admin: ['GET', '/admin/v1/partners'],
  }[dialect] as [string, string]
  return tenantry().call(method, url, { headers, from, ...(dialect === 'fleet' && { body: {} }) })
}

it('failed authentications are throttled per address, in the dialect’s shape, and only the failures are', async () => {
  const partner = await createTestPartner(tenantry())
  const from = '192.0.2.10'
  for (const dialect of ['fleet', 'embed', 'broker', 'admin'] as const)
    expect([401, 403]).toContain((await fail(from, dialect)).status)
  for (const dialect of ['fleet', 'embed', 'broker', 'admin'] as const) {
    const refused = await fail(from, dialect)
    expect(refused.status, dialect).toBe(429)
    refusalMessage(dialect, refused, dialect)
    expect(Number(refused.headers['retry-after']), dialect).toBeGreaterThanOrEqual(1)
    expect(Number(refused.headers['retry-after']), dialect).toBeLessThanOrEqual(300)
  }
  expect((await partner.embed('GET', '/orgs', { from })).status).toBe(200)
  expect((await admin(tenantry(), 'GET', '/partners', { from })).status).toBe(200)
  expect((await fail('192.0.2.11', 'embed')).status).toBe(401)
})

it('failed authentications are those of revoked and expired keys and inactive partners too, not those without a credential', async () => {
  const partner = await createTestPartner(tenantry())
  await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { active: false } })
  const from = '192.0.2.12'
  for (let asked = 0; asked < 10; asked++) {
    const { status } = await tenantry().call('GET', '/partner/v1/orgs', { from })
    expect(status).toBe(401)
  }
  for (let asked = 0; asked < 4; asked++) expect((await fail(from, 'embed', partner.key)).status).toBe(401)
  expect((await fail(from, 'embed', partner.key)).status).toBe(429)
})
