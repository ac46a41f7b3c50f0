import { describe, expect, it } from 'vitest'
import { ruuid } from '../domain/wire-ids.ts'
import { claimAs, linksMailedTo, newVisitor, PASSWORD } from '../support/browser.ts'
import { bearer, createTestOrg, createTestPartner, disownKeys } from '../support/partners.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()

const setUp = async (columns?: string, { handed = false } = {}) => {
  const partner = await createTestPartner(tenantry())
  const org = await createTestOrg(partner)
  if (!handed) await disownKeys(tenantry(), org)
  if (columns !== undefined)
    await tenantry().database.sql(`update orgs set ${columns} where id = $1`, [org.organizationId])
  const call = (method: string, path: string, body?: unknown, key = org.orgApiKey) =>
    tenantry().call(method, path, { headers: bearer(key), ...(body !== undefined && { body }) })
  return {
    partner,
    org,
    call,
    access: async () => (await call('GET', '/v1/org/partner/access')).body,
    acting: async () => (await partner.fleet('org/getOrgV2', {}, { org: ruuid(org.organizationId) })).status,
  }
}
const refusal = (message: string, type: string) => ({ error: { message, type } })
const UNTIL = '2026-04-01T00:00:00.000Z'

describe.each(['/v1/org/partner/access', '/org/partner/access'])('%s', (path) => {
  it('lets the partner in or not, from its answer on', async () => {
    const { call, acting } = await setUp(`status = 'claimed'`)
    expect((await call('GET', path)).body).toEqual({ allowed: true, until: null })
    expect(await acting()).toBe(200)
    const refused = await call('PATCH', path, { allowed: false })
    expect([refused.status, refused.body]).toEqual([200, { allowed: false, until: null }])
    expect(await acting()).toBe(403)
    const bounded = await call('PATCH', path, { allowed: true, until: UNTIL })
    expect(bounded.body).toEqual({ allowed: true, until: UNTIL })
    expect(await acting()).toBe(200)
    const { clock } = tenantry()
    const start = clock.now
    clock.now = new Date(UNTIL)
    expect(await acting()).toBe(403)
    clock.now = start
    expect((await call('PATCH', path, { until: null })).body).toEqual({ allowed: true, until: null })
    expect((await call('GET', path)).body).toEqual({ allowed: true, until: null })
  })

  it('is nobody’s to decide before a claim: 409', async () => {
    const { call, acting } = await setUp()
    const { status, body } = await call('PATCH', path, { allowed: false })
    const message = 'Until the organization is claimed its partner may act inside'
    expect([status, body]).toEqual([409, refusal(message, 'conflict_error')])
    expect((await call('GET', path)).body).toEqual({ allowed: true, until: null })
    expect(await acting()).toBe(200)
  })

  it('is over after a detach: 403', async () => {
    const { call, acting } = await setUp(`status = 'detached'`)
    const { status, body } = await call('PATCH', path, { allowed: true })
    const message = 'Organization has detached from its partner'
    expect([status, body]).toEqual([403, refusal(message, 'permission_error')])
    expect((await call('GET', path)).body).toEqual({ allowed: false, until: null })
    expect(await acting()).toBe(403)
  })

  it('does not serve the partner, nor a project or an agent of the organization', async () => {
    const { call, partner, org } = await setUp(`status = 'claimed'`)
    for (const key of [partner.key, org.projectApiKey, org.agentToken]) {
      expect((await call('GET', path, undefined, key)).status).toBe(403)
      expect((await call('PATCH', path, { allowed: true }, key)).status).toBe(403)
    }
    expect((await tenantry().call('GET', path)).status).toBe(401)
  })
})

describe('a key that the partner was handed', () => {
  const REFUSED = refusal(
    'A key that the partner has seen, or a person who got their place by one, cannot let the partner in',
    'permission_error',
  )
  const later = '2026-05-01T00:00:00.000Z'

  it('ends or shortens the partner’s access, and never gives it more', async () => {
    const { call, acting } = await setUp(`status = 'claimed'`, { handed: true })
    const patch = async (body: object) => {
      const answer = await call('PATCH', '/v1/org/partner/access', body)
      return [answer.status, answer.body]
    }
    expect(await patch({ until: UNTIL })).toEqual([200, { allowed: true, until: UNTIL }])
    for (const more of [{ until: later }, { until: null }, { allowed: true, until: null }])
      expect(await patch(more)).toEqual([403, REFUSED])
    expect(await patch({ allowed: false })).toEqual([200, { allowed: false, until: UNTIL }])
    for (const more of [{ allowed: true }, { allowed: true, until: UNTIL }])
      expect(await patch(more)).toEqual([403, REFUSED])
    expect(await acting()).toBe(403)
  })

  it('gives nobody a place who could', async () => {
    const { org, call } = await setUp(undefined, { handed: true })
    const headers = bearer(org.orgApiKey)
    const email = `mole-${org.organizationId}@example.com`
    const added = await tenantry().call('POST', '/v1/org/members', {
      headers,
      body: { email, role: 'admin' },
    })
    expect(added.status).toBe(201)
    const [link = ''] = await linksMailedTo(tenantry(), bearer(OPERATOR_KEY), email)
    const mole = newVisitor(tenantry())
    await mole.get(link)
    await mole.submit({ step: 'join', name: 'Mole', password: PASSWORD })
    const { visitor: owner } = await claimAs(
      tenantry(),
      org.claimUrl,
      `owner-${org.organizationId}@example.com`,
    )
    expect((await call('PATCH', '/v1/org/partner/access', { allowed: false })).status).toBe(200)
    const widened = await mole.api('PATCH', '/v1/org/partner/access', { body: { allowed: true } })
    expect([widened.status, widened.body]).toEqual([403, REFUSED])
    const byOwner = await owner.api('PATCH', '/v1/org/partner/access', { body: { allowed: true } })
    expect(byOwner.status).toBe(200)
  })
})

describe('PATCH /v1/org/partner/access', () => {
  it.each([
    [{ allowed: 'yes' }, 'allowed'],
    [{ until: 'tomorrow' }, 'until'],
    [{ until: '2026-02-31T00:00:00Z' }, 'until'],
    [{ until: '2026-03-15T10:30:00Z' }, 'until'],
  ])('refuses %j with 400 and names the field', async (body, field) => {
    const { call, access } = await setUp(`status = 'claimed'`)
    const { status, text } = await call('PATCH', '/v1/org/partner/access', body)
    expect([status, text]).toEqual([400, expect.stringContaining(field)])
    expect(await access()).toEqual({ allowed: true, until: null })
  })
})

describe.each(['/v1/org/partner/detach', '/org/partner/detach'])('POST %s', (path) => {
  it('ends the partner’s access at once and keeps its attribution; again it changes nothing', async () => {
    const { call, acting, partner, org } = await setUp(`status = 'claimed'`)
    for (let times = 0; times < 2; times++) {
      const { status, body } = await call('POST', path)
      expect([status, body]).toEqual([200, { success: true }])
      expect(await acting()).toBe(403)
    }
    expect((await call('GET', '/v1/org/partner/status')).body).toEqual({
      partnerManaged: true,
      detached: true,
    })
    const listed = await partner.broker('GET', `/v1/partner/orgs/${org.organizationId}`)
    expect(listed.body).toMatchObject({ status: 'detached', projects: [] })
    const events = await tenantry().database.sql(
      `select type from events where org_id = $1 and type = 'org.detached'`,
      [org.organizationId],
    )
    expect(events.length).toBe(1)
  })

  it('leaves the claim link of an unclaimed organization working', async () => {
    const { call, org } = await setUp()
    expect((await call('POST', path)).status).toBe(200)
    const { pathname, search } = new URL(org.claimUrl)
    expect((await tenantry().http.inject(`${pathname}${search}`)).statusCode).toBe(200)
  })

  it('is refused to a partner’s own organization: 400', async () => {
    const { call, org } = await setUp('is_own = true')
    const message = 'Organization is not managed by a partner'
    const wanted = [400, refusal(message, 'invalid_request_error')]
    const detached = await call('POST', path)
    expect([detached.status, detached.body]).toEqual(wanted)
    const access = await call('GET', '/v1/org/partner/access')
    expect([access.status, access.body]).toEqual(wanted)
    expect(org.organizationId).toBeDefined()
  })

  it('does not serve the partner, nor a project or an agent of the organization', async () => {
    const { call, partner, org } = await setUp()
    for (const key of [partner.key, org.projectApiKey, org.agentToken])
      expect((await call('POST', path, undefined, key)).status).toBe(403)
    expect((await tenantry().call('POST', path)).status).toBe(401)
  })
})
