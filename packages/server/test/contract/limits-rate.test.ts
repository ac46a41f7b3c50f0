import { describe, expect, it } from 'vitest'
import { RATE_LIMIT_POLICY } from '../../src/http/rate-limits.ts'
import { activate, createHousehold } from '../isolation/tenants.ts'
import { refusalMessage } from '../property/support/refusal-shapes.ts'
import type { Answer } from '../support/openapi.ts'
import {
  admin,
  bearer,
  createTestOrg,
  createTestPartner,
  fleetHeaders,
  type TestPartner,
} from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry({
  rateLimits: {
    perMinute: {
      fleet: 4,
      embed: 3,
      broker: 5,
      admin: 1e6,
      device: 1e6,
      upstream: 1e6,
      oauth: 1e6,
      media: 1e6,
      websocket: 1e6,
    },
    orgPerMinute: 3,
    devicePerMinute: 3,
    failedAuthenticationsMax: 1e6,
    registrationsMax: 1e6,
  },
})

const LIMITS = { fleet: 4, embed: 3, broker: 5 } as const
const DIALECTS = ['fleet', 'embed', 'broker'] as const

const ASK: Readonly<
  Record<
    (typeof DIALECTS)[number],
    (partner: TestPartner, headers?: Record<string, string>) => Promise<Answer>
  >
> = {
  fleet: (partner, headers = {}) =>
    partner.fleet('partner/createPartnerClient', { clientOrgName: 'x' }, { headers }),
  embed: (partner, headers = {}) => partner.embed('POST', '/orgs', { body: { name: 'x' }, headers }),
  broker: (partner, headers = {}) =>
    partner.broker('POST', '/v1/partner/orgs', { body: { name: 'x' }, headers }),
}

const orgsOf = async ({ id }: TestPartner): Promise<number> => {
  const [row] = await tenantry().database.sql(
    `select count(*)::int as orgs from orgs where partner_id = '${id}' and not is_own`,
  )
  return Number(row?.['orgs'])
}

const empty = async (dialect: (typeof DIALECTS)[number], partner: TestPartner): Promise<void> => {
  for (let asked = 0; asked < LIMITS[dialect]; asked++) await ASK[dialect](partner)
}

it('the product’s limits are the guide’s 100 for embed, 600 for fleet, broker and an organization', () => {
  expect(RATE_LIMIT_POLICY).toMatchObject({
    perMinute: { embed: 100, fleet: 600, broker: 600, upstream: 600, oauth: 600, websocket: 600 },
    orgPerMinute: 600,
    failedAuthenticationsMax: 50,
    registrationsMax: 20,
  })
})

describe.each(DIALECTS)('%s', (dialect) => {
  it('counts down in RateLimit, names the policy, and refuses what goes beyond it with 429', async () => {
    const partner = await createTestPartner(tenantry())
    const limit = LIMITS[dialect]
    for (let left = limit - 1; left >= 0; left--) {
      const { status, headers } = await ASK[dialect](partner)
      expect(status).toBeLessThan(300)
      expect(headers['ratelimit-policy']).toBe(`"${dialect}";q=${limit};w=60`)
      expect(headers['ratelimit']).toMatch(new RegExp(`^"${dialect}";r=${left};t=\\d+$`))
      expect(headers).not.toHaveProperty('retry-after')
    }
    const refused = await ASK[dialect](partner)
    expect(refused.status).toBe(429)
    refusalMessage(dialect, refused, dialect)
    expect(refused.headers['ratelimit']).toMatch(new RegExp(`^"${dialect}";r=0;t=\\d+$`))
    const seconds = Number(refused.headers['retry-after'])
    expect(seconds).toBeGreaterThanOrEqual(1)
    expect(seconds).toBeLessThanOrEqual(60)
  })

  it('does not run what it refuses', async () => {
    const partner = await createTestPartner(tenantry())
    await empty(dialect, partner)
    for (let asked = 0; asked < 3; asked++) expect((await ASK[dialect](partner)).status).toBe(429)
    expect(await orgsOf(partner)).toBe(LIMITS[dialect])
  })

  it('has a bucket of its own for each partner, and one for all keys of a partner', async () => {
    const [one, other] = [await createTestPartner(tenantry()), await createTestPartner(tenantry())]
    await empty(dialect, one)
    expect((await ASK[dialect](other)).status).toBeLessThan(300)
    const { body } = await admin(tenantry(), 'POST', `/partners/${one.id}/keys`, { body: {} })
    const { apiKey } = body as { apiKey: string }
    const headers = dialect === 'fleet' ? fleetHeaders(apiKey) : bearer(apiKey)
    expect((await ASK[dialect](one, headers)).status).toBe(429)
  })

  it('takes the partner’s own limit as soon as it is set, and the policy’s again when it is taken away', async () => {
    const partner = await createTestPartner(tenantry())
    const change = (rateLimitPerMinute: number | null) =>
      admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { rateLimitPerMinute } })
    await empty(dialect, partner)
    expect((await ASK[dialect](partner)).status).toBe(429)
    await change(50)
    const more = await ASK[dialect](partner)
    expect(more.status).toBeLessThan(300)
    expect(more.headers['ratelimit-policy']).toBe(`"${dialect}";q=50;w=60`)
    await change(1)
    expect((await ASK[dialect](partner)).status).toBe(429)
    await change(null)
    expect((await ASK[dialect](partner)).headers['ratelimit-policy']).toBe(
      `"${dialect}";q=${LIMITS[dialect]};w=60`,
    )
  })

  it('counts refused requests too', async () => {
    const partner = await createTestPartner(tenantry())
    const bad = () =>
      dialect === 'fleet'
        ? partner.fleet('partner/createPartnerClient', undefined, { raw: '{' })
        : dialect === 'embed'
          ? partner.embed('POST', '/orgs', { raw: '{' })
          : partner.broker('POST', '/v1/partner/orgs', { raw: '{' })
    for (let asked = 0; asked < LIMITS[dialect]; asked++) expect((await bad()).status).toBe(400)
    expect((await ASK[dialect](partner)).status).toBe(429)
  })
})

it('each dialect has its own bucket, and the broker’s two prefixes share one', async () => {
  const partner = await createTestPartner(tenantry())
  await empty('embed', partner)
  expect((await ASK.embed(partner)).status).toBe(429)
  expect((await ASK.fleet(partner)).status).toBe(200)
  for (const prefix of ['/v1', '', '/v1', '', '/v1'])
    expect((await partner.broker('GET', `${prefix}/partner/orgs`)).status).toBe(200)
  for (const prefix of ['/v1', ''])
    expect((await partner.broker('GET', `${prefix}/partner/orgs`)).status).toBe(429)
})

it('each device has a bucket of its own, from its activation on, and leaves its organization’s alone', async () => {
  const partner = await createTestPartner(tenantry(), { rateLimitPerMinute: 1_000 })
  const household = await createHousehold(tenantry(), partner)
  const beat = (token: string) =>
    tenantry().call('POST', '/device/v1/heartbeat', { headers: bearer(token), body: {} })
  const [one, other] = [household, await createHousehold(tenantry(), partner)]
  const tokens = [await activate(tenantry(), one), await activate(tenantry(), other)]
  const statuses: number[] = []
  for (let asked = 0; asked < 3; asked++) statuses.push((await beat(tokens[0] ?? '')).status)
  expect(statuses).toEqual([200, 200, 429])
  const fresh = await beat(tokens[1] ?? '')
  expect([fresh.status, fresh.headers['ratelimit-policy']]).toEqual([200, '"device";q=3;w=60'])
  const ofOrg = await tenantry().call('GET', '/v1/whoami', { headers: bearer(one.orgKey) })
  expect(ofOrg.headers['ratelimit']).toMatch(/^"org";r=2;/)
})

it('an organization’s credentials share a bucket of their own, apart from the partner’s and from other organizations', async () => {
  const partner = await createTestPartner(tenantry(), { rateLimitPerMinute: 1_000 })
  const [org, other] = [await createTestOrg(partner), await createTestOrg(partner)]
  const whoami = (key: string) => tenantry().call('GET', '/v1/whoami', { headers: bearer(key) })
  const first = await whoami(org.orgApiKey)
  expect(first.headers['ratelimit-policy']).toBe('"org";q=3;w=60')
  expect((await whoami(org.projectApiKey)).status).toBe(200)
  expect((await whoami(org.agentToken)).status).toBe(200)
  for (const key of [org.orgApiKey, org.projectApiKey, org.agentToken]) {
    const refused = await whoami(key)
    expect(refused.status).toBe(429)
    expect(refused.headers['retry-after']).toMatch(/^\d+$/)
    refusalMessage('broker', refused, 'org')
  }
  const fleet = await tenantry().call('POST', '/api/org/getOrgV2', {
    headers: fleetHeaders(org.orgApiKey, 'api-token'),
    body: {},
  })
  expect(fleet.status).toBe(429)
  expect((await whoami(other.orgApiKey)).status).toBe(200)
  expect((await whoami(partner.key)).status).toBe(200)
})

it('embed refuses in the order of the guide’s layers: 401, then 403, then 429', async () => {
  const partner = await createTestPartner(tenantry(), { ipAllowList: ['192.0.2.2'] })
  const good = () => partner.embed('GET', '/orgs', { from: '192.0.2.2' })
  for (let asked = 0; asked < LIMITS.embed; asked++) expect((await good()).status).toBe(200)
  expect((await good()).status).toBe(429)
  // The bucket is empty, yet a wrong address is told 403, and a wrong key 401.
  expect((await partner.embed('GET', '/orgs', { from: '192.0.2.9' })).status).toBe(403)
  const wrongKey = await partner.embed('GET', '/orgs', { from: '192.0.2.9', headers: bearer('nobody') })
  expect(wrongKey.status).toBe(401)
  await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { active: false } })
  expect((await partner.embed('GET', '/orgs', { from: '192.0.2.9' })).status).toBe(401)
})

it('callers who are not let in use up nobody’s bucket', async () => {
  const partner = await createTestPartner(tenantry(), { ipAllowList: ['192.0.2.2'] })
  for (let asked = 0; asked < 10; asked++) await partner.embed('GET', '/orgs', { from: '192.0.2.9' })
  expect((await partner.embed('GET', '/orgs', { from: '192.0.2.2' })).status).toBe(200)
})

it('a good key in the wrong place is counted apart, and throttled like any other', async () => {
  const partner = await createTestPartner(tenantry())
  const { orgApiKey } = await createTestOrg(partner)
  const ask = () => tenantry().call('GET', '/v1/partner/orgs', { headers: bearer(orgApiKey) })
  for (let asked = 0; asked < 3; asked++) expect((await ask()).status).toBe(403)
  expect((await ask()).status).toBe(429)
  const rightPlace = await tenantry().call('GET', '/v1/projects', { headers: bearer(orgApiKey) })
  expect(rightPlace.headers['ratelimit']).toMatch(/r=2;/)
})
