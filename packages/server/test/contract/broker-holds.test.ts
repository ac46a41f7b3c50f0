import { describe, expect, it } from 'vitest'
import { ruuid } from '../domain/wire-ids.ts'
import { claimAs, newVisitor, PASSWORD } from '../support/browser.ts'
import { admin, bearer, createTestOrg, createTestPartner, disownKeys } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { MISSING_UUID } from './wire-ids.ts'

const tenantry = useTenantry()

const setUp = async () => {
  const partner = await createTestPartner(tenantry())
  const org = await createTestOrg(partner)
  return {
    partner,
    org,
    byPartner: (what: string, prefix = '/v1') =>
      partner.broker('POST', `${prefix}/partner/orgs/${org.organizationId}/${what}`),
    byOperator: (what: string, body?: unknown) =>
      admin(tenantry(), 'POST', `/orgs/${org.organizationId}/${what}`, body === undefined ? {} : { body }),
    put: (columns: string) =>
      tenantry().database.sql(`update orgs set ${columns} where id = $1`, [org.organizationId]),
    /** What the organization's own credentials and its partner's meet inside. */
    inside: async () => {
      const own = [org.orgApiKey, org.projectApiKey, org.agentToken].map(
        async (key) => (await tenantry().call('GET', '/v1/whoami', { headers: bearer(key) })).status,
      )
      const acting = await partner.fleet('org/getOrgV2', {}, { org: ruuid(org.organizationId) })
      return [...(await Promise.all(own)), acting.status]
    },
  }
}
const OPEN = [200, 200, 200, 200]
const SHUT = [403, 403, 403, 403]
const done = [200, { success: true }]

describe.each(['/v1', ''])('%s/partner/orgs/{orgId}/suspend and /resume', (prefix) => {
  it('shut everything inside from their answer on, and open it again', async () => {
    const { byPartner, inside } = await setUp()
    expect(await inside()).toEqual(OPEN)
    for (let times = 0; times < 2; times++) {
      const { status, body } = await byPartner('suspend', prefix)
      expect([status, body]).toEqual(done)
      expect(await inside()).toEqual(SHUT)
    }
    for (let times = 0; times < 2; times++) {
      const { status, body } = await byPartner('resume', prefix)
      expect([status, body]).toEqual(done)
      expect(await inside()).toEqual(OPEN)
    }
  })
})

describe('a partner', () => {
  it.each([
    ['a claimed organization that does not let it in', `status = 'claimed', partner_access_allowed = false`],
    ['one whose leave has ended', `status = 'claimed', partner_access_until = '2026-01-01'`],
    ['a detached one', `status = 'detached'`],
  ])('may not hold %s: 403', async (_what, columns) => {
    const { byPartner, put, inside } = await setUp()
    await put(columns)
    for (const what of ['suspend', 'resume']) {
      const { status, body } = await byPartner(what)
      const error = { message: 'Access to this organization is not allowed', type: 'permission_error' }
      expect([status, body]).toEqual([403, { error }])
    }
    expect((await inside()).slice(0, 3)).toEqual([200, 200, 200])
  })

  it('holds a claimed one only as long as the customer lets it in', async () => {
    const { byPartner, put, inside, org } = await setUp()
    await disownKeys(tenantry(), org)
    await put(`status = 'claimed', partner_access_until = '2026-03-15T11:00:00Z'`)
    await byPartner('suspend')
    expect(await inside()).toEqual(SHUT)
    const { clock } = tenantry()
    const start = clock.now
    clock.now = new Date('2026-03-15T11:00:00Z')
    tenantry().domain.standings.forget({ orgId: org.organizationId as never })
    expect(await inside()).toEqual([200, 200, 200, 403])
    // Letting the partner in once more brings no old hold back.
    const { status } = await tenantry().call('PATCH', '/v1/org/partner/access', {
      headers: bearer(org.orgApiKey),
      body: { until: null },
    })
    expect(status).toBe(200)
    expect(await inside()).toEqual(OPEN)
    clock.now = start
  })

  it('meets 404 about a stranger’s organization, its own, a missing and a malformed one', async () => {
    const { partner } = await setUp()
    const other = await setUp()
    for (const id of [other.org.organizationId, partner.ownOrgId, MISSING_UUID, 'x'])
      for (const what of ['suspend', 'resume']) {
        const { status, body } = await partner.broker('POST', `/v1/partner/orgs/${id}/${what}`)
        const error = { message: 'Organization not found', type: 'not_found_error' }
        expect([status, body]).toEqual([404, { error }])
      }
    expect(await other.inside()).toEqual(OPEN)
  })

  it('alone is served: 403 for its customer’s keys, 401 without one', async () => {
    const { org } = await setUp()
    const path = `/v1/partner/orgs/${org.organizationId}/suspend`
    expect((await tenantry().call('POST', path, { headers: bearer(org.orgApiKey) })).status).toBe(403)
    expect((await tenantry().call('POST', path)).status).toBe(401)
  })
})

describe('POST /admin/v1/orgs/{orgId}/suspend and /resume', () => {
  it('hold an organization whatever its partner may do, and leave the partner’s hold alone', async () => {
    const { byOperator, byPartner, put, inside } = await setUp()
    await put(`status = 'claimed', partner_access_allowed = false`)
    const { status, body } = await byOperator('suspend', { reason: 'Unpaid' })
    expect([status, body]).toEqual(done)
    expect(await inside()).toEqual(SHUT)
    await put(`status = 'unclaimed'`)
    await byPartner('suspend')
    await byOperator('resume')
    expect(await inside()).toEqual(SHUT)
    await byOperator('suspend')
    await byPartner('resume')
    expect(await inside()).toEqual(SHUT)
    await byOperator('resume')
    expect(await inside()).toEqual(OPEN)
  })

  it('tell both sides, with the reason', async () => {
    const { byOperator, partner, org } = await setUp()
    await byOperator('suspend', { reason: 'Unpaid since March' })
    await byOperator('resume')
    const told = { type: 'org.suspended', actor: { principal: 'operator' }, address: null }
    const wanted = expect.objectContaining({
      ...told,
      data: { by: 'operator', reason: 'Unpaid since March' },
    })
    const toPartner = await partner.broker('GET', '/v1/partner/events?type=org.suspended')
    expect((toPartner.body as { data: object[] }).data).toEqual([wanted])
    const headers = bearer(org.orgApiKey)
    const toOrg = await tenantry().call('GET', '/v1/org/events?type=org.suspended', { headers })
    expect((toOrg.body as { data: object[] }).data).toEqual([wanted])
  })

  it('refuse a reason that is none: 400', async () => {
    const { byOperator, inside } = await setUp()
    for (const reason of ['', ' ', 'two\nlines', 'x'.repeat(501), 7])
      expect((await byOperator('suspend', { reason })).status).toBe(400)
    expect((await byOperator('suspend', { because: 'x' })).status).toBe(400)
    expect(await inside()).toEqual(OPEN)
  })

  it('meet 404 about a partner’s own organization, a missing and a malformed one; 401 without the key', async () => {
    const { partner, org } = await setUp()
    for (const id of [partner.ownOrgId, MISSING_UUID, 'x'])
      for (const what of ['suspend', 'resume']) {
        const { status, body } = await admin(tenantry(), 'POST', `/orgs/${id}/${what}`)
        expect([status, body]).toEqual([
          404,
          { error: { code: 'org.not_found', message: 'Organization not found' } },
        ])
      }
    const path = `/admin/v1/orgs/${org.organizationId}/suspend`
    expect((await tenantry().call('POST', path)).status).toBe(401)
    expect((await tenantry().call('POST', path, { headers: bearer(partner.key) })).status).toBe(401)
  })
})

it('a hold keeps the organization’s people out as it does its keys; the receipt is shut by the operator’s alone', async () => {
  const { org, byPartner, byOperator } = await setUp()
  const { visitor } = await claimAs(tenantry(), org.claimUrl, `${org.organizationId}@example.com`)
  const met = async () => [
    (await visitor.api('GET', '/v1/org/members')).status,
    (await visitor.get(`/receipt?org=${org.organizationId}`)).status,
  ]
  expect(await met()).toEqual([200, 200])
  for (const [hold, receipt] of [[byPartner, 200] as const, [byOperator, 403] as const]) {
    await hold('suspend')
    expect(await met()).toEqual([403, receipt])
    await hold('resume')
    expect(await met()).toEqual([200, 200])
  }
})

describe('under the partner’s hold', () => {
  const LOOKS = ['access', 'status', 'receipt'].map((what) => `/v1/org/partner/${what}`)

  it.each(['a session', 'an organization key'])(
    'those who manage the organization, with %s, see and end what the partner may do',
    async (by) => {
      const { org, byPartner, inside } = await setUp()
      // Of a key that the partner has seen, it would not be taken that the partner is let in again.
      await disownKeys(tenantry(), org)
      const { visitor } = await claimAs(tenantry(), org.claimUrl, `${org.organizationId}@example.com`)
      const ask = (method: string, path: string, body?: unknown) =>
        by === 'a session'
          ? visitor.api(method, path, { ...(body !== undefined && { body }) })
          : tenantry().call(method, path, {
              headers: bearer(org.orgApiKey),
              ...(body !== undefined && { body }),
            })
      await byPartner('suspend')
      for (const path of LOOKS) expect((await ask('GET', path)).status, path).toBe(200)
      expect((await ask('GET', '/v1/org/members')).status).toBe(403)
      // Who only moves the end of the leave leaves the hold where it is.
      const longer = await ask('PATCH', '/v1/org/partner/access', { until: '2026-06-01T00:00:00Z' })
      expect([longer.status, await inside()]).toEqual([200, SHUT])
      const ended = await ask('PATCH', '/v1/org/partner/access', { allowed: false })
      expect([ended.status, await inside()]).toEqual([200, [200, 200, 200, 403]])
      const again = await ask('PATCH', '/v1/org/partner/access', { allowed: true })
      expect([again.status, await inside()]).toEqual([200, OPEN])
      await byPartner('suspend')
      const detached = await ask('POST', '/v1/org/partner/detach')
      expect([detached.status, await inside()]).toEqual([200, [200, 200, 200, 403]])
    },
  )

  it('its keys are replaced all the same', async () => {
    const { org, byPartner } = await setUp()
    const { visitor } = await claimAs(tenantry(), org.claimUrl, `${org.organizationId}@example.com`)
    await byPartner('suspend')
    const { status, body } = await visitor.api('POST', '/v1/org/partner/rotate-seen')
    expect([status, (body as { credentials: object[] }).credentials.length]).toEqual([200, 3])
  })

  it('nobody else gets through: not who does not manage it, nor a project key, nor the partner', async () => {
    const { org, byPartner, partner } = await setUp()
    const { visitor } = await claimAs(tenantry(), org.claimUrl, `${org.organizationId}@example.com`)
    await tenantry().database.sql(
      `update memberships set role = 'viewer' where org_id = $1 and role = 'owner'`,
      [org.organizationId],
    )
    await byPartner('suspend')
    for (const path of LOOKS) {
      expect((await visitor.api('GET', path)).status, path).toBe(403)
      for (const key of [org.projectApiKey, partner.key])
        expect((await tenantry().call('GET', path, { headers: bearer(key) })).status).toBe(403)
    }
  })

  it('an organization is claimed, and free from then on', async () => {
    const { org, byPartner, inside, partner } = await setUp()
    await byPartner('suspend')
    expect(await inside()).toEqual(SHUT)
    await claimAs(tenantry(), org.claimUrl, `${org.organizationId}@example.com`)
    expect(await inside()).toEqual(OPEN)
    const { body } = await partner.broker('GET', '/v1/partner/events?type=org.claimed')
    expect(body).toMatchObject({ data: [{ data: { resumed: true } }] })
  })
})

describe('under the operator’s hold', () => {
  it('nobody gets through, not even to end the partner’s access', async () => {
    const { org, byOperator } = await setUp()
    const { visitor } = await claimAs(tenantry(), org.claimUrl, `${org.organizationId}@example.com`)
    await byOperator('suspend')
    for (const [method, what] of [
      ['GET', 'access'],
      ['GET', 'receipt'],
      ['POST', 'detach'],
    ] as const) {
      const path = `/v1/org/partner/${what}`
      expect((await visitor.api(method, path)).status).toBe(403)
      expect((await tenantry().call(method, path, { headers: bearer(org.orgApiKey) })).status).toBe(403)
    }
  })

  it('an organization cannot be claimed: the page says so, and the link stays alive', async () => {
    const { org, byOperator, inside } = await setUp()
    const visitor = newVisitor(tenantry())
    await visitor.get(org.claimUrl)
    const email = `${org.organizationId}@example.com`
    await visitor.submit({ step: 'sign-up', name: 'Customer', email, password: PASSWORD })
    await byOperator('suspend')
    const refused = await visitor.submit({ step: 'claim', access: 'yes' })
    for (const page of [refused, await visitor.get(org.claimUrl)])
      expect([page.status, page.text.includes('suspended by the operator')]).toEqual([403, true])
    await byOperator('resume')
    await visitor.get(org.claimUrl)
    expect((await visitor.submit({ step: 'claim', access: 'yes' })).text).toContain('is yours')
    expect(await inside()).toEqual(OPEN)
  })
})
